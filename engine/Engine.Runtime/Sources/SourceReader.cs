using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Sources;
using Engine.Core.Values;
using Engine.Core.Values.Json;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Sources;

/// <summary>Reads over HTTP with the client's key; an object of at most 1 MiB, a page of a list of at most 16.</summary>
/// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
public sealed class SourceReader(SecretReader secrets, TimeProvider time, HttpMessageHandler? handler = null) : ISourceReader, IDisposable
{
    private const int MaxBytes = EventSource.MaxBodyBytes;
    private const int MaxPageBytes = 16 * MaxBytes;

    private readonly SourceHttp http = new(secrets, time, handler);

    public async Task<SourceAnswer> FetchAsync(ClientConfig client, SourceFetch wanted, CancellationToken cancel)
    {
        if (SourceApis.Find(wanted.Source) is not { } api || api.Fetch(wanted) is not { } plan)
        {
            return new SourceAnswer(new Fetched.Unknown($"{wanted} cannot be fetched."), null);
        }

        var reply = await http.GetAsync(client, plan, $"{wanted}", MaxBytes, cancel);
        return new SourceAnswer(reply.Trouble is { } trouble ? new Fetched.Unknown(trouble) : api.Read(wanted, reply.Status, reply.Body), reply.Exchange) { Body = reply.Body };
    }

    public async Task<SourceListing> ListAsync(ClientConfig client, SourceQuery wanted, CancellationToken cancel)
    {
        var keep = wanted.Keep.Split(',', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var objects = ImmutableArray.CreateBuilder<Value>();
        var exchanges = ImmutableArray.CreateBuilder<HttpExchange>();
        string? after = null;
        do
        {
            switch (await PageAsync(client, wanted, after, exchanges, cancel))
            {
                case ListedPage.Page(var items, var hasMore) when Read(items, keep) is { } read && (!hasMore || items.Length > 0):
                    objects.AddRange(read);
                    after = hasMore ? items[^1].Id : null;
                    break;
                case ListedPage.Page:
                    return new SourceListing(new Fetched.Unknown($"A page of {wanted} could not be read."), exchanges.ToImmutable());
                case ListedPage.Missing:
                    return new SourceListing(new Fetched.Absent(), exchanges.ToImmutable());
                case ListedPage.Later(var reason):
                    return new SourceListing(new Fetched.Unknown(reason), exchanges.ToImmutable());
                case ListedPage.Refused(var reason):
                    return new SourceListing(new Fetched.Unknown(reason), exchanges.ToImmutable());
            }

            if (objects.Count > wanted.Limit)
            {
                return new SourceListing(new Fetched.TooMany(), exchanges.ToImmutable());
            }
        }
        while (after is not null);

        return new SourceListing(new Fetched.Found(Value.Of(objects.ToImmutable())), exchanges.ToImmutable());
    }

    public void Dispose() => http.Dispose();

    private async Task<ListedPage> PageAsync(
        ClientConfig client, SourceQuery wanted, string? after, ImmutableArray<HttpExchange>.Builder exchanges, CancellationToken cancel)
    {
        if (SourceApis.Find(wanted.Source) is not { } api || api.Query(wanted, after) is not { } plan)
        {
            return new ListedPage.Refused($"{wanted} cannot be listed.");
        }

        var reply = await http.GetAsync(client, plan, $"{wanted}", MaxPageBytes, cancel);
        if (reply.Exchange is { } exchange)
        {
            // Thousands of objects would fill the journal; what is kept of them stands in the plan.
            exchanges.Add(reply.Status == 200 ? exchange with { ResponseBody = "" } : exchange);
        }

        return reply.Trouble is { } trouble ? new ListedPage.Later(trouble)
            : api.IsMissing(reply.Status, reply.Body) ? new ListedPage.Missing()
            : api.ReadPage(reply.Status, reply.Body);
    }

    /// <summary>Null when one of them is no good.</summary>
    private static List<Value>? Read(ImmutableArray<ListedObject> items, ImmutableArray<string> keep)
    {
        var read = items.Select(item => JsonPayload.TryRead(item.Body) is { } body ? KeptMembers.Of(body.Root, keep) : Value.Missing).ToList();
        return read.Any(item => item.Kind != ValueKind.Object) ? null : read;
    }
}

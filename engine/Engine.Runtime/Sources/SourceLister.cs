using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Sources;

/// <summary>Lists over HTTP with the client's key.</summary>
/// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
public sealed class SourceLister(SecretReader secrets, TimeProvider time, ListingOptions options, HttpMessageHandler? handler = null) : ISourceLister, IDisposable
{
    // A hundred entries of the largest size that is read.
    private const int MaxBytes = 100 * EventSource.MaxBodyBytes;

    private readonly SourceHttp http = new(secrets, time, handler);

    public async Task<ListedPage> PageAsync(ClientConfig client, SourceList wanted, CancellationToken cancel)
    {
        if (SourceApis.Find(wanted.Source) is not { } api || api.List(wanted) is not { } plan)
        {
            return new ListedPage.Refused($"{wanted.Collection} of {wanted.Source} cannot be listed.");
        }

        return await AskAsync(client, plan, $"{wanted.Collection} of {wanted.Source}", api.ReadPage, cancel);
    }

    public async Task<(string Collection, ListedPage Answer)?> FindAsync(ClientConfig client, string source, string id, CancellationToken cancel) =>
        SourceApis.Find(source) is { } api && api.Find(id) is var (collection, plan)
            ? (collection, await AskAsync(client, plan, id, api.ReadOne, cancel))
            : null;

    public void Dispose() => http.Dispose();

    private async Task<ListedPage> AskAsync(
        ClientConfig client, FetchPlan plan, string what, Func<int, ReadOnlyMemory<byte>, ListedPage> read, CancellationToken cancel)
    {
        var pause = options.Pause;
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(pause, time, cancel);
            var answer = await http.GetAsync(client, plan, what, MaxBytes, cancel) switch
            {
                { Trouble: { } trouble, Exchange: null } => new ListedPage.Refused(trouble),
                { Trouble: { } trouble } => new ListedPage.Later(trouble),
                var reply => read(reply.Status, reply.Body),
            };
            if (answer is not ListedPage.Later || attempt == options.MaxTries)
            {
                return answer;
            }

            pause = options.FirstRetry * Math.Pow(2, attempt - 1);
        }
    }
}

using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Sources;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Sources;

/// <summary>Reads over HTTP with the client's key; an object of at most 1 MiB.</summary>
/// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
public sealed class SourceReader(SecretReader secrets, TimeProvider time, HttpMessageHandler? handler = null) : ISourceReader, IDisposable
{
    private const int MaxBytes = EventSource.MaxBodyBytes;

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

    public void Dispose() => http.Dispose();
}

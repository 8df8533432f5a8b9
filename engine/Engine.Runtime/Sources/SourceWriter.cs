using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Sources;

/// <summary>Changes over HTTP with the client's key.</summary>
/// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
public sealed class SourceWriter(SecretReader secrets, TimeProvider time, HttpMessageHandler? handler = null) : ISourceWriter, IDisposable
{
    private const int MaxBytes = EventSource.MaxBodyBytes;

    private readonly SourceHttp http = new(secrets, time, handler);

    public async Task<SourceChanged> ChangeAsync(ClientConfig client, SourceChange change, CancellationToken cancel)
    {
        if (SourceApis.Find(change.Source) is not { } api || api.Change(change) is not { } plan)
        {
            return new SourceChanged(new ChangeAnswer.Refused($"{change} takes no such change."), null);
        }

        var reply = await http.PostAsync(client, plan, $"{change}", MaxBytes, cancel);
        return new SourceChanged(reply.Trouble is { } trouble ? new ChangeAnswer.Later(trouble) : api.ReadChange(change, reply.Status, reply.Body), reply.Exchange);
    }

    public void Dispose() => http.Dispose();
}

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

        var pause = options.Pause;
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(pause, time, cancel);
            var page = await AskAsync(api, plan, client, wanted, cancel);
            if (page is not ListedPage.Later || attempt == options.MaxTries)
            {
                return page;
            }

            pause = options.FirstRetry * Math.Pow(2, attempt - 1);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<ListedPage> AskAsync(SourceApi api, FetchPlan plan, ClientConfig client, SourceList wanted, CancellationToken cancel)
    {
        var reply = await http.GetAsync(client, plan, $"{wanted.Collection} of {wanted.Source}", MaxBytes, cancel);
        return reply switch
        {
            { Trouble: { } trouble, Exchange: null } => new ListedPage.Refused(trouble),
            { Trouble: { } trouble } => new ListedPage.Later(trouble),
            _ => api.ReadPage(reply.Status, reply.Body),
        };
    }
}

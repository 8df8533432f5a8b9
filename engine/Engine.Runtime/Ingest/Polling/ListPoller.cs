using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Sources;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>
/// Asks a declared source for CloudEvents: a GET answers a JSON list, or an object with one, and says where the next page begins. Where it does
/// not say, there is nothing more, and the next run begins at the last page again.
/// </summary>
internal sealed class ListPoller(DeclaredSource source, SourcePolling polling, SourceHttp http) : IPoller
{
    private const int MaxBytes = 16 * EventSource.MaxBodyBytes;
    private const int Ok = 200;

    public string Name => source.Name;

    public string Source => source.Name;

    public async Task<PolledPage> AskAsync(ClientConfig client, string? cursor, CancellationToken cancel)
    {
        var reply = await http.GetAsync(polling.Url, polling.Key, new FetchPlan(Path(cursor), []), source.Name, MaxBytes, cancel);
        return reply switch
        {
            { Trouble: { } trouble } => new PolledPage.Failed(trouble),
            { Status: not Ok } => new PolledPage.Failed($"{source.Name} answered {reply.Status}."),
            _ => Read(reply.Body, cursor),
        };
    }

    private string Path(string? cursor)
    {
        var path = polling.Url.PathAndQuery;
        return string.IsNullOrEmpty(cursor) ? path
            : $"{path}{(polling.Url.Query.Length == 0 ? '?' : '&')}{Uri.EscapeDataString(polling.Parameter)}={Uri.EscapeDataString(cursor)}";
    }

    private PolledPage Read(ReadOnlyMemory<byte> body, string? cursor)
    {
        try
        {
            using var answer = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(answer.RootElement, cursor);
        }
        catch (JsonException)
        {
            return new PolledPage.Failed($"{source.Name} did not answer JSON.");
        }
    }

    private PolledPage Read(JsonElement answer, string? cursor)
    {
        if (Find(answer, polling.Events) is not { ValueKind: JsonValueKind.Array } list)
        {
            return new PolledPage.Failed(polling.Events is { } path ? $"The answer of {source.Name} has no list at `{path}`." : $"The answer of {source.Name} is no list.");
        }

        if (list.GetArrayLength() > CloudEventsBinding.LargestBatch)
        {
            return new PolledPage.Failed($"{source.Name} gave {list.GetArrayLength()} events in a page; at most {CloudEventsBinding.LargestBatch} are read.");
        }

        var next = Find(answer, polling.Cursor) switch
        {
            { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } given => given,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
        ImmutableArray<ReadOnlyMemory<byte>> envelopes = [.. list.EnumerateArray().Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item.GetRawText()))];
        return new PolledPage.Events(envelopes, next ?? cursor ?? "", IsLast: next is null || envelopes.IsEmpty);
    }

    // Null where a member on the way is not there.
    private static JsonElement? Find(JsonElement from, string? path)
    {
        var found = from;
        foreach (var name in path?.Split('.') ?? [])
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return found;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Engine.Sandbox.Http;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Jobs;

/// <summary>Takes a batch apart: one synchronous request for each record (Oracle help, article_0127092747).</summary>
internal static class BatchReader
{
    private const int MaxRecords = 100;

    /// <summary>Whether a request is addressed to the collection and names several records.</summary>
    public static bool IsBatch(Call call) => call.Segments.Count == 1 && (call.HasHeader("Content-Type", "type=collection")
        || call.Method is "PATCH" or "PUT" or "DELETE" || (call.Method == "GET" && call.QueryValue("ids") is not null));

    /// <exception cref="Refusal">It is none, too large, or a record says not which it is.</exception>
    public static ImmutableArray<Call> Read(Call call)
    {
        var calls = call.Method is "DELETE" or "GET" ? Ids(call) : Items(call);
        return calls.Length is > 0 and <= MaxRecords
            ? calls
            : throw Refusal.Malformed($"A batch holds 1 to {MaxRecords} records, not {calls.Length}.");
    }

    private static ImmutableArray<Call> Ids(Call call)
    {
        var ids = call.QueryValue("ids") ?? throw Refusal.Parameter("ids", "The parameter 'ids' is required.");
        return [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => call with { Segments = [call.Subject, id.Replace("'", "", StringComparison.Ordinal)], Body = null })];
    }

    private static ImmutableArray<Call> Items(Call call)
    {
        if (!call.HasHeader("Content-Type", "type=collection"))
        {
            throw Refusal.Malformed("A batch has the content type application/vnd.oracle.resource+json; type=collection.");
        }

        return ValueReader.Member(call.ObjectBody(), "items") is { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Select((item, index) => One(call, item, $"items[{index}]"))]
            : throw Refusal.Malformed("A batch is {\"items\":[…]}.");
    }

    private static Call One(Call call, JsonElement item, string path)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Content("A record is a JSON object.", path);
        }

        if (call.Method == "POST")
        {
            return call with { Body = item };
        }

        // The internal id wins when both are there; an upsert knows external ids only.
        var id = call.Method == "PATCH" ? ValueReader.Member(item, "id")?.ToString() : null;
        var key = id ?? (ValueReader.Member(item, "externalId")?.ToString() is { } externalId ? $"eid:{externalId}" : null);
        return key is null
            ? throw Refusal.Content(call.Method == "PATCH" ? "A record to update carries id or externalId." : "A record to upsert carries externalId.", path)
            : call with { Segments = [call.Subject, key], Body = item };
    }
}

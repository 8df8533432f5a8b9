using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// What one event keeps of a statement that asked for several: its own keys and their rows. The others' are names and addresses of other people, of
/// other clients even, which nobody who looks at this event is to see, and which would outlive the erasure of their own event.
/// </summary>
internal static class OwnPart
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpExchange Of(HttpExchange whole, StatementAnswer answer, IReadOnlySet<RecordKey> mine)
    {
        ImmutableArray<RecordKey> own = [.. answer.Statement.Keys.Where(mine.Contains)];
        var others = answer.Statement.Keys.Length - own.Length;
        return others == 0 ? whole : Cut(
            whole,
            string.Join("; ", LookUpQuery.Statements(own).Select(statement => statement.Text)),
            others,
            answer.Rows.Where(row => own.Any(key => ExternalIds.AreSame(key.ExternalId, row.ExternalId))).Select(row => Row(row.Id, row.ExternalId, row.Type)),
            answer.Problem);
    }

    public static HttpExchange Of(HttpExchange whole, SearchStatementAnswer answer, IReadOnlySet<SearchKey> mine)
    {
        ImmutableArray<SearchKey> own = [.. answer.Statement.Keys.Where(mine.Contains)];
        var others = answer.Statement.Keys.Length - own.Length;
        return others == 0 ? whole : Cut(
            whole,
            string.Join("; ", SearchQuery.Statements(own).Select(statement => statement.Text)),
            others,
            answer.Rows.Where(row => own.Any(key => key.Text.Equals(row.Text, StringComparison.OrdinalIgnoreCase))).Select(row => Row(row.Id, row.ExternalId, row.Type, answer.Statement.Column, row.Text)),
            answer.Problem);
    }

    // What NetSuite answers to a statement that it refuses may repeat all of it; the problem says why.
    private static HttpExchange Cut(HttpExchange whole, string statement, int others, IEnumerable<JsonNode> rows, string? problem) => whole with
    {
        RequestBody = new JsonObject { ["q"] = $"{statement} -- and {others} of other events" }.ToJsonString(Relaxed),
        ResponseBody = problem ?? new JsonObject { ["items"] = new JsonArray([.. rows]) }.ToJsonString(Relaxed),
    };

    private static JsonObject Row(string id, string? externalId, string? type, string? column = null, string? text = null)
    {
        var row = new JsonObject { ["id"] = id, ["externalid"] = externalId };
        if (column is not null)
        {
            row[column] = text;
        }

        if (type is not null)
        {
            row["type"] = type;
        }

        return row;
    }
}

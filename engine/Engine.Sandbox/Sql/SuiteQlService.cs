using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary><c>POST /services/rest/query/v1/suiteql</c>.</summary>
internal sealed class SuiteQlService(Company company, Permissions permissions)
{
    public const string Path = "/services/rest/query/v1/suiteql";
    private const int MaxQueryLength = 1_000_000;

    public Answer Handle(Call call)
    {
        if (call.Method != "POST")
        {
            throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here.");
        }

        if (!call.HasHeader("Prefer", "transient"))
        {
            // Documented as required; the words of the refusal are not.
            throw new Refusal(400, "INVALID_HEADER", "The header 'Prefer' with the value 'transient' is required.") { Header = "Prefer" };
        }

        var paging = Paging.Of(call);
        var query = SqlParser.Parse(QueryOf(call.ObjectBody()), Parameters(call.ObjectBody()));
        if (query.Selects.FirstOrDefault(select => !permissions.MayQuery(select.Table)) is { } denied)
        {
            throw SqlRefusal.Denied(denied.Table);
        }

        lock (company.Gate)
        {
            var rows = new SqlRunner(company).Run(query);
            return Answer.Collection(paging.Envelope(call.Origin + Path, "POST", rows, Row)) with
            {
                Headers = new Dictionary<string, string> { ["Preference-Applied"] = "transient" },
            };
        }
    }

    private static string QueryOf(JsonElement body) =>
        body.TryGetProperty("q", out var query) && query.ValueKind == JsonValueKind.String && query.GetString()!.Length <= MaxQueryLength
            ? query.GetString()!
            : throw Refusal.Parameter("q", "The body must hold a query in 'q'.");

    private static IEnumerable<object?> Parameters(JsonElement body) => body.TryGetProperty("params", out var list)
        ? list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(Parameter) : throw SqlRefusal.Unsupported()
        : [];

    private static object? Parameter(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        JsonValueKind.Null => null,
        _ => throw SqlRefusal.Unsupported(),
    };

    // Live answers sort the names; the order of the SELECT is lost.
    private static JsonObject Row(IReadOnlyList<KeyValuePair<string, string>> cells)
    {
        var row = new JsonObject { ["links"] = new JsonArray() };
        foreach (var (name, value) in cells.OrderBy(cell => cell.Key, StringComparer.Ordinal))
        {
            row[name] = value;
        }

        return row;
    }
}

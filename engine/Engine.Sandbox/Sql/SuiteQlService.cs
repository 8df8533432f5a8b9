using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Sql;

/// <summary><c>POST /services/rest/query/v1/suiteql</c>.</summary>
internal sealed class SuiteQlService(Company company, SqlDatabase database, Permissions permissions)
{
    public const string Path = "/services/rest/query/v1/suiteql";
    private const int MaxQueryLength = 1_000_000;

    public Answer Handle(Call call)
    {
        if (call.Method != "POST")
        {
            throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here.");
        }

        var isTransient = call.HasHeader("Prefer", "transient");
        if (!isTransient && company.Switches.IsOn(WireSwitches.NeedsTransient))
        {
            // Documented as required; the words of the refusal are not.
            throw new Refusal(400, "INVALID_HEADER", "The header 'Prefer' with the value 'transient' is required.") { Header = "Prefer" };
        }

        var paging = Paging.Of(call);
        var query = SqlParser.Parse(QueryOf(call.ObjectBody()), Parameters(call.ObjectBody()));
        lock (company.Gate)
        {
            database.Refresh();
            var compiler = new SqlCompiler(Table);
            var (sql, columns) = compiler.Compile(query);
            var rows = database.Run(sql, compiler.Parameters, columns);
            var answer = Answer.Collection(paging.Envelope(call.Origin + Path, "POST", rows, Row));
            return isTransient ? answer.With("Preference-Applied", "transient") : answer;
        }
    }

    private SqlTable Table(string name) => permissions.MayQuery(name)
        ? database.Tables.GetValueOrDefault(name) ?? throw SqlRefusal.UnknownTable(name)
        : throw SqlRefusal.Denied(name);

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

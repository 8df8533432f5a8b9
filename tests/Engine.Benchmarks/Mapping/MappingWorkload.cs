using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Benchmarks.Mapping;

/// <summary>The events and what is to come of them.</summary>
/// <param name="Crosswalk">The look-up tables of the workload.</param>
/// <param name="Events">As they were received.</param>
/// <param name="Expected">One object for each event: <c>decision</c>, and the bodies when it is <c>sync</c>.</param>
internal sealed record MappingWorkload(JsonDocument Crosswalk, byte[][] Events, string[] Expected)
{
    public static MappingWorkload? Load()
    {
        if (BenchFolder.Find("workload-map") is not { } folder)
        {
            return null;
        }

        return new(
            JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "crosswalk.json"))),
            BenchFolder.Lines(folder, "events-100.ndjson"),
            [.. File.ReadLines(Path.Combine(folder, "expected-100.ndjson")).Select(Comparable)]);
    }

    public int Right(Func<byte[], ReadOnlyMemory<byte>> map) =>
        Events.Zip(Expected).Count(pair => Comparable(System.Text.Encoding.UTF8.GetString(map(pair.First).Span)) == pair.Second);

    /// <summary>
    /// Members in order of name, numbers without trailing zeros. References that the workload writes by external id are written by id:
    /// the engine fills in the id that NetSuite answered, here the external id. The line numbers, which the mapping does not write, are
    /// left out.
    /// </summary>
    public static string Comparable(string json) => Comparable(JsonNode.Parse(json)!, "").ToJsonString();

    private static JsonNode Comparable(JsonNode node, string name) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Comparable(item, ""))]),
        JsonObject { Count: 1 } reference when name.Length > 0 && reference["externalId"] is { } id => new JsonObject { ["id"] = id.DeepClone() },
        JsonObject made => new JsonObject(made
            .Where(member => member.Key != "line")
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Comparable(member.Value, member.Key)))),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(value.GetValue<decimal>() / 1.0000000000000000000000000000m),
        _ => node.DeepClone(),
    };
}

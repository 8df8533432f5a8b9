using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Engine.Sandbox.Http;

namespace Engine.Sandbox.Faults;

/// <summary>Reads and writes faults as JSON: one, a list of ones independent of each other, or <c>{"script":[…]}</c> for one after the other.</summary>
internal static class FaultReader
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Puts what the document describes on the board; all of it or nothing.</summary>
    /// <exception cref="Refusal">It is not understood.</exception>
    public static void Add(FaultBoard board, JsonElement document)
    {
        var scripts = (document.ValueKind == JsonValueKind.Array ? [.. document.EnumerateArray()] : new[] { document }).Select(Script).ToList();
        foreach (var script in scripts)
        {
            board.Add(script);
        }
    }

    public static JsonNode? Written(IReadOnlyList<Fault> faults) => JsonSerializer.SerializeToNode(faults, Format);

    private static List<Fault> Script(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("script", out var steps))
        {
            return [Fault(value)];
        }

        return steps.ValueKind == JsonValueKind.Array && steps.GetArrayLength() > 0 && value.EnumerateObject().Count() == 1
            ? [.. steps.EnumerateArray().Select(Fault)]
            : throw Refusal.Malformed("A script is {\"script\":[…]} with at least one fault, and nothing beside it.");
    }

    private static Fault Fault(JsonElement value)
    {
        try
        {
            var fault = value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(member => member.Name == "kind")
                ? value.Deserialize<Fault>(Format)!
                : throw Refusal.Malformed("A fault is an object that has a kind.");
            return fault.Problem is { } problem ? throw Refusal.Malformed(problem) : fault;
        }
        catch (JsonException problem)
        {
            var kinds = Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName);
            throw Refusal.Malformed($"A fault's kind is one of {string.Join(", ", kinds)}; it may have method, record, count, after, rate, "
                + $"seed, milliseconds, status, code, detail, retryAfter, item and edit. {problem.Message}");
        }
    }
}

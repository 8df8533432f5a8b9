using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Seed;

/// <summary>Reads and shows switches by name in camel case; those not named stay.</summary>
internal static class SwitchReader
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static JsonObject Show(Switches switches) => JsonSerializer.SerializeToNode(switches, Format)!.AsObject();

    /// <exception cref="Refusal">A switch that does not exist, or a value that it does not take.</exception>
    public static Switches Read(Switches switches, JsonElement changes)
    {
        var merged = Show(switches);
        foreach (var change in changes.EnumerateObject())
        {
            merged[change.Name] = JsonNode.Parse(change.Value.GetRawText());
        }

        try
        {
            return merged.Deserialize<Switches>(Format)!;
        }
        catch (JsonException problem)
        {
            throw new Refusal(400, "INVALID_SEED", $"The switches cannot be read. They are {string.Join(", ", Show(switches).Select(member => member.Key))}. {problem.Message}");
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;

namespace Engine.Sandbox.Switches;

/// <summary>Switches as JSON: <c>{"limitStatus":400}</c>. Numbers and flags may stand as such or as texts.</summary>
internal static class SwitchDocument
{
    /// <exception cref="Refusal">There is no such switch, or it does not take the value; nothing is set.</exception>
    public static void Read(SwitchBoard board, JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw Bad("They are an object of names and values.");
        }

        try
        {
            board.Set(document.EnumerateObject().Select(member => KeyValuePair.Create(member.Name,
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())));
        }
        catch (ArgumentException problem)
        {
            throw Bad(problem.Message);
        }
    }

    /// <summary>Names and values alone, as <see cref="Read"/> takes them.</summary>
    public static JsonObject Values(SwitchBoard board) =>
        new(SwitchBoard.Known.Values.Select(known => KeyValuePair.Create(known.Switch.Name, Shown(board[known.Switch]))));

    /// <summary>Everything about every switch, by name.</summary>
    public static JsonObject Described(SwitchBoard board) => new(SwitchBoard.Known.Values.Select(known =>
        KeyValuePair.Create(known.Switch.Name, (JsonNode?)new JsonObject
        {
            ["value"] = Shown(board[known.Switch]),
            ["default"] = Shown(known.Switch.Default),
            ["area"] = known.Area,
            ["decides"] = known.Switch.Decides,
            ["evidence"] = known.Switch.Evidence,
            ["values"] = known.Switch.IsNumber ? "a whole number"
                : known.Switch.Values.IsEmpty ? "text"
                : new JsonArray([.. known.Switch.Values.Select(Shown)]),
        })));

    private static JsonNode? Shown(string value) =>
        value is "true" or "false" ? value == "true"
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : value;

    private static Refusal Bad(string problem) => new(400, "INVALID_SEED", $"The switches cannot be read. {problem}");
}

using System.Text.Json;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>JSON that travels inside a text, as in a source's metadata.</summary>
public sealed class ParseJson : TransformFunction
{
    private const int Longest = 100_000;

    public override FunctionSpec Spec { get; } = new(
        Name: "parseJson",
        Summary: "The value of a JSON text: an object, list, text, number, true, false or null.",
        Parameters: [new("text", Kinds.Text, "JSON, at most 100,000 characters and 64 levels")],
        Returns: Kinds.Nothing | Kinds.Boolean | Kinds.Number | Kinds.Text | Kinds.List | Kinds.Object,
        Examples:
        [
            new("parseJson('{\"po\": \"4711\", \"qty\": [1, 2.50]}').po", "4711"),
            new("parseJson('{\"qty\": [1, 2.50]}').qty[1]", "2.50"),
            new("parseJson('{')", "FUN122"),
        ])
    {
        Fails = ["FUN122 text is no JSON, or too long"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        if (text.Length > Longest)
        {
            return Value.Fail(FunctionCodes.BadJson, $"The text has {text.Length} characters; at most {Longest} are read as JSON.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, JsonValue.Options);
            return JsonValue.From(document.RootElement.Clone());
        }
        catch (Exception trouble) when (trouble is JsonException or ArgumentException)
        {
            // ArgumentException: the text holds half of a character.
            return Value.Fail(FunctionCodes.BadJson, $"{FunctionFailures.Show(arguments[0])} is no JSON: {trouble.Message}");
        }
    }
}

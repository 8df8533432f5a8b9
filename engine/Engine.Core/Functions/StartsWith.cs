using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether a text begins with another.</summary>
public sealed class StartsWith : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "startsWith",
        Summary: "Whether the text begins with another. Case counts, unless 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("part", Kinds.Text, "what is looked for"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("startsWith('in_1x', 'in_')", "true"),
            new("startsWith('in_1x', 'X')", "false"),
            new("'INV'.StartsWith('i', StringComparison.OrdinalIgnoreCase)", "true"),
        ])
    {
        Aliases = [".StartsWith"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(TextComparison.Of(arguments, 2) == StringComparison.Ordinal
            ? TextEquality.StartsWith(arguments[0], arguments[1].AsText())
            : arguments[0].AsText().StartsWith(arguments[1].AsText(), TextComparison.Of(arguments, 2)));
}

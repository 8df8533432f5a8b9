using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether a text ends with another.</summary>
public sealed class EndsWith : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "endsWith",
        Summary: "Whether the text ends with another. Case counts, unless 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("part", Kinds.Text, "what is looked for"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("endsWith('in_1x', '1x')", "true"),
            new("endsWith('in_1x', 'X')", "false"),
            new("'INV'.EndsWith('v', StringComparison.OrdinalIgnoreCase)", "true"),
        ])
    {
        Aliases = [".EndsWith"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(TextComparison.Of(arguments, 2) == StringComparison.Ordinal
            ? TextEquality.EndsWith(arguments[0], arguments[1].AsText())
            : arguments[0].AsText().EndsWith(arguments[1].AsText(), TextComparison.Of(arguments, 2)));
}

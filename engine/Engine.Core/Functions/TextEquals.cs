using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether two texts are equal, with or without regard to case.</summary>
public sealed class TextEquals : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Equals",
        Summary: "Whether two texts are equal. Case counts, unless 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("other", Kinds.Text, "the other"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Boolean,
        Examples: [new("'usd'.Equals('USD')", "false"), new("'usd'.Equals('USD', StringComparison.OrdinalIgnoreCase)", "true")])
    {
        Aliases = [".Equals"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(string.Equals(arguments[0].AsText(), arguments[1].AsText(), TextComparison.Of(arguments, 2)));
}

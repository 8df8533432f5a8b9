using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Where a text stands in another.</summary>
public sealed class IndexOf : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "indexOf",
        Summary: "Where a text begins within another, counted from 0; -1 when it is not there. Case counts, unless 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("part", Kinds.Text, "what is looked for"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Number,
        Examples: [new("indexOf('abc', 'c')", "2"), new("indexOf('abc', 'x')", "-1"), new("'abc'.IndexOf('C', StringComparison.OrdinalIgnoreCase)", "2")])
    {
        Aliases = [".IndexOf"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().IndexOf(arguments[1].AsText(), TextComparison.Of(arguments, 2)));
}

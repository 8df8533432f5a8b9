using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Where a text stands for the last time in another.</summary>
public sealed class LastIndexOf : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "lastIndexOf",
        Summary: "Where a text begins for the last time within another, counted from 0; -1 when it is not there. Case counts, unless 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("part", Kinds.Text, "what is looked for"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Number,
        Examples: [new("lastIndexOf('abcb', 'b')", "3"), new("lastIndexOf('abc', 'x')", "-1"), new("'abcc'.LastIndexOf('C', StringComparison.OrdinalIgnoreCase)", "3")])
    {
        Aliases = [".LastIndexOf"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().LastIndexOf(arguments[1].AsText(), TextComparison.Of(arguments, 2)));
}

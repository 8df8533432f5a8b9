using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Which of two texts comes first.</summary>
public sealed class TextOrder : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Compare",
        Summary: "-1 when the text comes before the other, 0 when they are equal, 1 when it comes after, by character code as < and > have it. Case counts, unless true or 'OrdinalIgnoreCase' is given.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("other", Kinds.Text, "the other"),
            new("ignoreCase", Kinds.Text | Kinds.Boolean, "true or OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Number,
        Examples:
        [
            new("string.Compare('a', 'b')", "-1"),
            new("string.Compare('a', 'A', true)", "0"),
            new("string.Compare('b', 'A', StringComparison.OrdinalIgnoreCase)", "1"),
            new("'a'.CompareTo('a')", "0"),
        ])
    {
        Aliases = [".CompareTo"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var ignoresCase = arguments.Length > 2 && (arguments[2].Kind == ValueKind.Boolean
            ? arguments[2].AsBoolean()
            : TextComparison.Of(arguments, 2) == StringComparison.OrdinalIgnoreCase);
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Value.Of(Math.Sign(string.Compare(arguments[0].AsText(), arguments[1].AsText(), comparison)));
    }
}

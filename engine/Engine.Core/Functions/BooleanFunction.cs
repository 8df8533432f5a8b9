using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>True or false from text.</summary>
public sealed class BooleanFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "bool",
        Summary: "Reads the text true or false, in any case.",
        Parameters: [new("x", Kinds.Text | Kinds.Boolean, "true or false")],
        Returns: Kinds.Boolean,
        Examples: [new("bool('True')", "true"), new("bool(false)", "false"), new("bool('yes')", "FUN123")])
    {
        Fails = ["FUN123 x is another text"],
        Aliases = ["bool.Parse", "Convert.ToBoolean"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].Kind == ValueKind.Boolean)
        {
            return arguments[0];
        }

        return bool.TryParse(arguments[0].AsText(), out var read)
            ? Value.Of(read)
            : Value.Fail(FunctionCodes.NotConvertible, $"{FunctionFailures.Show(arguments[0])} is neither true nor false.");
    }
}

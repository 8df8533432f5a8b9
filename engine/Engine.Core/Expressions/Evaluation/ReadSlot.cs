using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>The value of a name in scope.</summary>
internal sealed class ReadSlot(NodeSource source, int slot, bool isLenient, bool isLambda) : Node(source)
{
    public int Slot { get; } = slot;

    /// <summary>The name is a lambda's parameter: its value is gone when the list has been walked.</summary>
    public bool IsLambda { get; } = isLambda;

    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = frame[Slot];
        return value.Kind == ValueKind.Missing && !isLenient && Source.Strictness == Strictness.Field
            ? Value.Fail(ExpressionCodes.PathMissing, $"`{Text}` has no value here. Write `{Text} ?? …` to say what to take instead.")
            : value;
    }
}

using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Says of an operand in a field that it is null.</summary>
internal sealed class NullOperand(Node operand) : LateText
{
    protected override string Make() =>
        $"`{operand.Text}` is null where a value is needed. Write `{operand.Text} ?? …` to say what to take instead.";
}

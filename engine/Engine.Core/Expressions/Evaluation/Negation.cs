using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>not</c>. The opposite of what is not known is not known either, so a rule cannot pass for want of a value.</summary>
internal sealed class Negation(NodeSource source, Node operand) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = Condition(frame, operand);
        return value.Kind == ValueKind.Boolean ? Value.Of(!value.AsBoolean()) : value;
    }
}

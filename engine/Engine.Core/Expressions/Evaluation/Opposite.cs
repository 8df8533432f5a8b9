using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Unary minus.</summary>
internal sealed class Opposite(NodeSource source, Node operand) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = operand.Evaluate(frame);
        return value.Kind switch
        {
            ValueKind.Number => Value.Of(-value.AsNumber()),
            ValueKind.Amount => Value.Amount(-value.AsNumber(), value.AsCurrency()),
            ValueKind.Missing or ValueKind.Null or ValueKind.Failure => Without(frame, operand, value),
            _ => Failures.WrongKind(operand, value, Kinds.Number | Kinds.Amount),
        };
    }
}

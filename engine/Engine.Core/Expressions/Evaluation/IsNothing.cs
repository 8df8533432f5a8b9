using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>x == null</c> and <c>x != null</c>: a value that is not there counts as null.</summary>
internal sealed class IsNothing(NodeSource source, Node operand, bool wanted) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = operand.Evaluate(frame);
        return value.IsFailure ? value : Value.Of(value.IsNothing == wanted);
    }
}

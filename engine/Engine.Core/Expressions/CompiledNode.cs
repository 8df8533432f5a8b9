using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>An expression whose operations stand ready.</summary>
internal sealed class CompiledNode(Node root, Strictness strictness) : CompiledExpression
{
    public Node Root { get; } = root;

    public override Value Evaluate(EvaluationFrame frame)
    {
        frame.Begin();
        var value = Root.Evaluate(frame);

        // Inside a question, a comparison that lacks a value is neither true nor false; who asked gets the answer "false".
        var isUndecided = value.Kind == ValueKind.Missing && strictness == Strictness.Question && Root.Kinds == Kinds.Boolean;
        return isUndecided ? Value.False : value;
    }
}

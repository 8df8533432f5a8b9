using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>A GlobalParam or LocalParam, compiled. One that fails fails only the rules that use it.</summary>
internal sealed class Parameter(int slot, Node expression)
{
    public void Evaluate(EvaluationFrame frame)
    {
        frame.Begin();
        var value = expression.Evaluate(frame);
        frame[slot] = value;
        if (value.IsNothing)
        {
            frame.Explain(slot, frame.Lacking ?? expression);
        }
    }
}

using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>What is asked of, or taken from, each item of a list.</summary>
internal sealed class Lambda(int slot, Node body)
{
    public Node Body { get; } = body;

    /// <summary>The body for one item. Counts as a step, so that lists within lists end in time.</summary>
    public Value Of(Value item, EvaluationFrame frame)
    {
        if (!frame.Step())
        {
            return Failures.TooManySteps();
        }

        frame[slot] = item;
        return Body.Evaluate(frame);
    }

    /// <summary>The body as a condition: true, false, missing when a value was lacking, or a failure.</summary>
    public Value Holds(Value item, EvaluationFrame frame)
    {
        var value = Of(item, frame);
        switch (value.Kind)
        {
            case ValueKind.Boolean or ValueKind.Failure:
                return value;
            case ValueKind.Missing or ValueKind.Null when Body.Source.Strictness == Strictness.Question:
                frame.Lack(Body);
                return Value.Missing;
            default:
                return Failures.WrongKind(Body, value, Kinds.Boolean);
        }
    }
}

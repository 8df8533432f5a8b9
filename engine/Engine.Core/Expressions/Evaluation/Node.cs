using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>One operation of a compiled expression. Immutable, shared between threads.</summary>
/// <param name="source">Where it is written, for messages.</param>
internal abstract class Node(NodeSource source)
{
    public NodeSource Source { get; } = source;

    /// <summary>What it can give besides a failure or nothing at all.</summary>
    public Kinds Kinds { get; init; } = Kinds.Any;

    /// <summary>All members, when it gives an object whose members are known.</summary>
    public Shape? Shape { get; init; }

    /// <summary>What is known of the elements, when it gives a list that is described.</summary>
    public Known? Element { get; init; }

    /// <summary>What its number or text stands for.</summary>
    public Measure Measure { get; init; }

    /// <summary>For a condition: what it says of the event's API version.</summary>
    public VersionTest? Versions { get; init; }

    /// <summary>All that is known of what it gives.</summary>
    public Known Known => new(Kinds, Shape, Element, Measure) { Versions = Versions };

    /// <summary>As it is written.</summary>
    public string Text => Source.Text;

    /// <summary>The operations whose value it hands on as its own: itself, unless it chooses among others.</summary>
    public virtual ImmutableArray<Node> Alternatives => [this];

    public abstract Value Evaluate(EvaluationFrame frame);

    /// <summary>
    /// What an operation gives that needs a value where there is none: nothing itself in a question, which is remembered for
    /// the trace; a failure in a field. A failure stays what it is.
    /// </summary>
    protected static Value Without(EvaluationFrame frame, Node operand, Value value)
    {
        if (value.IsFailure)
        {
            return value;
        }

        if (operand.Source.Strictness == Strictness.Field)
        {
            return value.Kind == ValueKind.Null
                ? Value.Fail(ExpressionCodes.ValueIsNull, new NullOperand(operand))
                : Value.Fail(ExpressionCodes.PathMissing, MissingValue.Find(operand, frame));
        }

        frame.Lack(operand);
        return Value.Missing;
    }

    /// <summary>The operand as true or false; nothing where it has no value; a failure when it is of another kind.</summary>
    protected static Value Condition(EvaluationFrame frame, Node operand)
    {
        var value = operand.Evaluate(frame);
        return value.Kind switch
        {
            ValueKind.Boolean => value,
            ValueKind.Missing or ValueKind.Null or ValueKind.Failure => Without(frame, operand, value),
            _ => Failures.WrongKind(operand, value, Kinds.Boolean),
        };
    }
}

using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>A value that is written in the expression.</summary>
internal sealed class Constant(NodeSource source, Value value) : Node(source)
{
    private readonly Value number = Read(value, text => Numbers.TryParse(text, out var read) ? Value.Of(read) : Value.Missing);
    private readonly Value date = Read(value, Dates.ParseDate);
    private readonly Value instant = Read(value, Dates.ParseInstant);
    private readonly Value boolean = Read(value, text => bool.TryParse(text, out var read) ? Value.Of(read) : Value.Missing);

    public Value Value { get; } = value;

    public bool IsText => Value.Kind == ValueKind.Text;

    public override Value Evaluate(EvaluationFrame frame) => Value;

    /// <summary>
    /// A written text next to a value of another kind is taken as that kind, as RulesEngine does: <c>when > '2024-04-01'</c>,
    /// <c>amount == '1500'</c>. Missing when it cannot be.
    /// </summary>
    public Value As(ValueKind kind) => kind switch
    {
        ValueKind.Number => number,
        ValueKind.Date => date,
        ValueKind.Instant => instant,
        ValueKind.Boolean => boolean,
        ValueKind.Text => Value,
        _ => Value.Missing,
    };

    private static Value Read(Value value, Func<string, Value> read) =>
        value.Kind == ValueKind.Text ? read(value.AsText()) : Value.Missing;
}

using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>An item of a list by number, counted from 0, or a member of an object by name.</summary>
internal sealed class ReadIndex(NodeSource source, Node receiver, Node at, bool isLenient, bool isLenientAbove) : Node(source)
{
    private readonly bool isStrict = source.Strictness == Strictness.Field && !isLenient;
    private readonly bool isStrictAbove = source.Strictness == Strictness.Field && !isLenientAbove;

    public Node Receiver { get; } = receiver;

    public Node At { get; } = at;

    public bool StandsInLambda => PathRoot.IsLambda(this);

    public override Value Evaluate(EvaluationFrame frame)
    {
        var parent = Receiver.Evaluate(frame);
        if (parent.IsFailure)
        {
            return parent;
        }

        if (parent.IsNothing)
        {
            return isStrictAbove ? Value.Fail(ExpressionCodes.PathMissing, $"{MissingValue.Find(Receiver, frame).Text} So `{Text}` is not there.") : Value.Missing;
        }

        var index = At.Evaluate(frame);
        return index.IsFailure || index.IsNothing ? Without(frame, At, index) : Read(parent, index);
    }

    private Value Read(Value parent, Value index) => (parent.Kind, index.Kind) switch
    {
        (ValueKind.Object, ValueKind.Text) => OfObject(parent, index.AsText()),
        (ValueKind.List, ValueKind.Number) => OfList(parent, index.AsNumber()),
        (ValueKind.Text, ValueKind.Number) => OfText(parent.AsText(), index.AsNumber()),
        (ValueKind.Object, _) => Failures.WrongKind(At, index, Kinds.Text),
        (ValueKind.List or ValueKind.Text, _) => Failures.WrongKind(At, index, Kinds.Number),
        _ => Failures.WrongKind(Receiver, parent, Kinds.List | Kinds.Object),
    };

    private Value OfObject(Value parent, string name)
    {
        if (parent.AsObject().TryGet(name, out var value))
        {
            return value;
        }

        return isStrict ? Value.Fail(ExpressionCodes.PathMissing, new MissingValue(this, parent)) : Value.Missing;
    }

    private Value OfList(Value list, decimal index) =>
        IsWithin(index, list.Count) ? list.Item((int)index) : Outside(index, list.Count, "items");

    private Value OfText(string text, decimal index) =>
        IsWithin(index, text.Length) ? Value.Of(text[(int)index].ToString()) : Outside(index, text.Length, "characters");

    private static bool IsWithin(decimal index, int count) => index >= 0 && index < count && decimal.IsInteger(index);

    private Value Outside(decimal index, int count, string what) => isStrict
        ? Value.Fail(ExpressionCodes.OutsideList, $"`{Text}` asks for number {index} of {count} {what}; they count from 0.")
        : Value.Missing;
}

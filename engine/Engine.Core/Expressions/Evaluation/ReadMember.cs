using Engine.Core.Expressions.Binding;
using Engine.Core.Values;
using Engine.Core.Values.Json;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>A member of an object, or one of the fixed members of text, lists, dates.</summary>
internal sealed class ReadMember(NodeSource source, Node receiver, string name, bool isLenient, bool isLenientAbove, bool ignoresCase = false) : Node(source)
{
    private readonly MemberName member = new(name);
    private readonly bool isStrict = source.Strictness == Strictness.Field && !isLenient;
    private readonly bool isStrictAbove = source.Strictness == Strictness.Field && !isLenientAbove;

    public Node Receiver { get; } = receiver;

    public string Name => member.Text;

    /// <summary>Of which path it is the end; null when it begins at a value that changes.</summary>
    public SharedPath? Path { get; init; }

    public bool StandsInLambda => PathRoot.IsLambda(this);

    public override Value Evaluate(EvaluationFrame frame) => Path is { Place: >= 0 } path ? EvaluateOnce(path, frame) : Read(frame);

    // Only what is there is kept. What is not there may be allowed at one place and not at another, and each says so in its own words.
    private Value EvaluateOnce(SharedPath path, EvaluationFrame frame)
    {
        var kept = frame.Recall(path);
        if (kept.Kind != ValueKind.Missing)
        {
            return kept;
        }

        var value = Read(frame);
        if (!value.IsFailure && !value.IsNothing)
        {
            frame.Keep(path, value);
        }

        return value;
    }

    private Value Read(EvaluationFrame frame)
    {
        var parent = Receiver.Evaluate(frame);
        switch (parent.Kind)
        {
            case ValueKind.Object:
                return parent.TryGetMember(member, out var value) ? value : ReadOtherwise(parent);
            case ValueKind.Failure:
                return parent;
            case ValueKind.Missing or ValueKind.Null:
                return isStrictAbove ? NoParent(frame, parent) : Value.Missing;
            default:
                return FixedMembers.Read(parent, Name, frame.Context) is { Kind: not ValueKind.Missing } own ? own : NoSuchMember(parent);
        }
    }

    /// <summary>The member of an object, as this reads it; missing when there is none.</summary>
    public Value Of(Value parent) => parent.TryGetMember(member, out var value) ? value : OfOtherCase(parent);

    private Value ReadOtherwise(Value parent) => OfOtherCase(parent) is { Kind: not ValueKind.Missing } found ? found : NotThere(parent);

    private Value OfOtherCase(Value parent) => ignoresCase ? parent.MemberIgnoringCase(member) : Value.Missing;

    private Value NotThere(Value parent) => isStrict
        ? Value.Fail(ExpressionCodes.PathMissing, new MissingValue(this, parent))
        : Value.Missing;

    private Value NoParent(EvaluationFrame frame, Value parent) => parent.Kind == ValueKind.Null
        ? Value.Fail(ExpressionCodes.PathMissing, $"`{Receiver.Text}` is null, so `{Text}` is not there. Write `{Receiver.Text}?.{Name}` if that may be.")
        : Value.Fail(ExpressionCodes.PathMissing, MissingValue.Find(Receiver, frame));

    private Value NoSuchMember(Value parent) => Value.Fail(
        ExpressionCodes.WrongKind, $"`{Receiver.Text}` is {parent.Kind.Describe()} ({Failures.Show(parent)}) and has no member `{Name}`.");
}

using Engine.Core.Values;
using Engine.Core.Values.Json;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>A member of an object, or one of the fixed members of text, lists, dates.</summary>
internal sealed class ReadMember(NodeSource source, Node receiver, string name, bool isLenient, bool isLenientAbove) : Node(source)
{
    private readonly MemberName member = new(name);
    private readonly bool isStrict = source.Strictness == Strictness.Field && !isLenient;
    private readonly bool isStrictAbove = source.Strictness == Strictness.Field && !isLenientAbove;

    public Node Receiver { get; } = receiver;

    public string Name => member.Text;

    public bool StandsInLambda => PathRoot.IsLambda(this);

    public override Value Evaluate(EvaluationFrame frame)
    {
        var parent = Receiver.Evaluate(frame);
        switch (parent.Kind)
        {
            case ValueKind.Object:
                return parent.TryGetMember(member, out var value) ? value : NotThere(parent);
            case ValueKind.Failure:
                return parent;
            case ValueKind.Missing or ValueKind.Null:
                return isStrictAbove ? NoParent(frame, parent) : Value.Missing;
            default:
                return FixedMembers.Read(parent, Name, frame.Context) is { Kind: not ValueKind.Missing } own ? own : NoSuchMember(parent);
        }
    }

    private Value NotThere(Value parent) => isStrict
        ? Value.Fail(ExpressionCodes.PathMissing, MissingText.NotThere(Text, Name, parent))
        : Value.Missing;

    private Value NoParent(EvaluationFrame frame, Value parent) => parent.Kind == ValueKind.Null
        ? Value.Fail(ExpressionCodes.PathMissing, $"`{Receiver.Text}` is null, so `{Text}` is not there. Write `{Receiver.Text}?.{Name}` if that may be.")
        : Value.Fail(ExpressionCodes.PathMissing, MissingText.Describe(Receiver, frame));

    private Value NoSuchMember(Value parent) => Value.Fail(
        ExpressionCodes.WrongKind, $"`{Receiver.Text}` is {parent.Kind.Describe()} ({Failures.Show(parent)}) and has no member `{Name}`.");
}

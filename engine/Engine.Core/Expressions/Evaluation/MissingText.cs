using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Says of a value that is not there which step of its path is the one that is missing.</summary>
internal static class MissingText
{
    /// <summary>
    /// Walks the path again, so it is called only for messages. Inside a list the item at fault is no longer known; there
    /// only the path is named.
    /// </summary>
    public static string Describe(Node node, EvaluationFrame frame) => node switch
    {
        ReadSlot slot when frame.ReasonFor(slot.Slot) is { } reason && reason != node => Describe(reason, frame),
        ReadMember member when !member.StandsInLambda => DescribeMember(member, frame),
        ReadMember member => $"`{member.Text}` has no value in an item of the list.",
        ReadIndex index when !index.StandsInLambda => DescribeIndex(index, frame),
        _ => $"`{node.Text}` has no value.",
    };

    private static string DescribeMember(ReadMember member, EvaluationFrame frame)
    {
        var parent = member.Receiver.Evaluate(frame);
        return parent.Kind switch
        {
            ValueKind.Failure => parent.AsFailure().Message,
            ValueKind.Object when parent.AsObject().TryGet(member.Name, out _) => $"`{member.Text}` is null.",
            ValueKind.Object => NotThere(member.Text, member.Name, parent),
            ValueKind.Missing or ValueKind.Null => Describe(member.Receiver, frame),
            _ => $"`{member.Text}` has no value.",
        };
    }

    private static string DescribeIndex(ReadIndex index, EvaluationFrame frame)
    {
        var parent = index.Receiver.Evaluate(frame);
        return parent.Kind switch
        {
            ValueKind.Missing or ValueKind.Null => Describe(index.Receiver, frame),
            ValueKind.List => $"`{index.Text}` is not there; the list has {parent.AsList().Count} items.",
            ValueKind.Object when index.At is Constant { Value.Kind: ValueKind.Text } name => NotThere(index.Text, name.Value.AsText(), parent),
            _ => $"`{index.Text}` is not there.",
        };
    }

    /// <summary><c>`invoice.amunt` is not there. Did you mean `amount`?</c></summary>
    public static string NotThere(string path, string name, Value parent)
    {
        var near = Suggestion.Nearest(name, parent.AsObject().Members.Select(member => member.Key));
        return near is null ? $"`{path}` is not there." : $"`{path}` is not there. Did you mean `{near}`?";
    }
}

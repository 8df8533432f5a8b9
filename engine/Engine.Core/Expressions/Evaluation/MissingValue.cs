using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>The step of a path at which there was no value, in words. Inside a list the item at fault is not known; there only the path is named.</summary>
/// <param name="node">The step.</param>
/// <param name="parent">What it was to be read from; missing when there is no saying.</param>
internal sealed class MissingValue(Node node, Value parent) : LateText
{
    /// <summary>Walks a path that gave nothing again, to the step that is at fault.</summary>
    public static MissingValue Find(Node node, EvaluationFrame frame)
    {
        while (true)
        {
            var above = node switch
            {
                ReadMember { StandsInLambda: false } member => member.Receiver,
                ReadIndex { StandsInLambda: false } index => index.Receiver,
                _ => null,
            };
            if (above is not null)
            {
                var parent = above.Evaluate(frame);
                if (!parent.IsNothing)
                {
                    return new MissingValue(node, parent);
                }

                node = above;
            }
            else if (node is ReadSlot slot && frame.ReasonFor(slot.Slot) is { } reason && reason != node)
            {
                node = reason;
            }
            else
            {
                return new MissingValue(node, Value.Missing);
            }
        }
    }

    protected override string Make() => (node, parent.Kind) switch
    {
        (ReadMember { StandsInLambda: true }, ValueKind.Missing) => $"`{node.Text}` has no value in an item of the list.",
        (_, ValueKind.Missing) => $"`{node.Text}` has no value.",
        (_, ValueKind.Failure) => parent.AsFailure().Message,
        (ReadMember member, ValueKind.Object) => member.Of(parent).Kind == ValueKind.Null ? $"`{node.Text}` is null." : NotThere(member.Name),
        (ReadIndex, ValueKind.List) => $"`{node.Text}` is not there; the list has {parent.Count} items.",
        (ReadIndex { At: Constant { Value.Kind: ValueKind.Text } name }, ValueKind.Object) => NotThere(name.Value.AsText()),
        (ReadIndex, _) => $"`{node.Text}` is not there.",
        _ => $"`{node.Text}` has no value.",
    };

    /// <summary><c>`invoice.amunt` is not there. Did you mean `amount`?</c></summary>
    private string NotThere(string name)
    {
        var near = Suggestion.Nearest(name, parent.AsObject().Members.Select(member => member.Key));
        return near is null ? $"`{node.Text}` is not there." : $"`{node.Text}` is not there. Did you mean `{near}`?";
    }
}

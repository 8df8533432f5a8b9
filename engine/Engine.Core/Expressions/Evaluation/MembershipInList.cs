using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>item in list</c>, the list being a value. Items of another kind are simply not equal.</summary>
internal sealed class MembershipInList(NodeSource source, Node item, Node list, bool isNegated) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = item.Evaluate(frame);
        if (value.IsFailure || value.IsNothing)
        {
            return Without(frame, item, value);
        }

        var items = list.Evaluate(frame);
        if (items.IsFailure || items.IsNothing)
        {
            return Without(frame, list, items);
        }

        if (items.Kind != ValueKind.List)
        {
            return Failures.WrongKind(list, items, Kinds.List);
        }

        return frame.Step(items.Count)
            ? Value.Of(ListItems.Contain(items.AsList(), value, item) != isNegated)
            : Failures.TooManySteps();
    }
}

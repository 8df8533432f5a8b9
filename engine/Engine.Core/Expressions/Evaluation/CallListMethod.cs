using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Calls a method of a list.</summary>
internal sealed class CallListMethod(NodeSource source, ListMethod method, Node receiver, Lambda? each, Node? argument, bool isLenientReceiver)
    : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var list = receiver.Evaluate(frame);
        if (list.IsFailure || list.IsNothing)
        {
            return list.IsNothing && isLenientReceiver ? Value.Missing : Without(frame, receiver, list);
        }

        if (list.Kind != ValueKind.List)
        {
            return Failures.WrongKind(receiver, list, Kinds.List);
        }

        return argument is null ? method.Apply(list, each, Value.Missing, frame, this) : ApplyWith(argument, list, frame);
    }

    private Value ApplyWith(Node given, Value list, EvaluationFrame frame)
    {
        var value = given.Evaluate(frame);
        if (value.IsFailure || value.IsNothing)
        {
            return Without(frame, given, value);
        }

        var wanted = method.Spec.ParameterOf(1).Kinds;
        return (wanted & value.Kind.ToKinds()) == 0
            ? Failures.WrongKind(given, value, wanted)
            : method.Apply(list, each, value, frame, this);
    }
}

using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items of the lists that the selector gives, in one list.</summary>
public sealed class SelectManyMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "SelectMany",
        Summary: "The items of the lists that the selector gives, in one list.",
        Parameters: [List, Selector(Kinds.List, isOptional: false)],
        Returns: Kinds.List,
        Examples:
        [
            new("new [] {'a.b', 'c'}.SelectMany(t => split(t, '.')).Count", "3"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var selected = new List<Value>();
        foreach (var item in list.Items)
        {
            var value = each!.Of(item, frame);
            if (value.IsFailure || value.Kind != ValueKind.List)
            {
                return value.IsFailure ? value : Failures.WrongKind(each.Body, value, Kinds.List);
            }

            foreach (var inner in value.AsList())
            {
                if (!frame.Step())
                {
                    return Failures.TooManySteps();
                }

                selected.Add(inner);
            }
        }

        return Value.Of(selected);
    }
}

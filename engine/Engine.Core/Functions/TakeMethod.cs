using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The first so many items.</summary>
public sealed class TakeMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Take",
        Summary: "The first so many items.",
        Parameters: [List, new("count", Kinds.Number, "how many")],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.Take(1).First().sku", "A"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var count = (int)Math.Clamp(argument.AsNumber(), 0, list.Count);
        return Value.Of([.. list.AsList().Take(count)]);
    }
}

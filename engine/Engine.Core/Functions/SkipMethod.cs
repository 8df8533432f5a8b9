using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items after the first so many.</summary>
public sealed class SkipMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Skip",
        Summary: "The items after the first so many.",
        Parameters: [List, new("count", Kinds.Number, "how many")],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.Skip(1).First().sku", "B"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var count = (int)Math.Clamp(argument.AsNumber(), 0, list.Count);
        return Value.Of([.. list.AsList().Skip(count)]);
    }
}

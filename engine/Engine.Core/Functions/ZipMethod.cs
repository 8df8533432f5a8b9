using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items of two lists side by side, such as lines and the shares that <c>allocate</c> gives them; as many as the shorter list has.</summary>
public sealed class ZipMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Zip",
        Summary: "Pairs of the items that stand in the same place of two lists, each with first and second; as many as the shorter list has.",
        Parameters: [List, new("other", Kinds.List, "the other list")],
        Returns: Kinds.List,
        Examples:
        [
            new("join(payload.lines.Zip(allocate(money(1999, 'usd'), payload.lines.Select(l => l.amount))).Select(p => p.first.sku + ' ' + text(p.second)), ', ')", "A 8.33, B 11.66"),
            new("new [] {1, 2, 3}.Zip(new [] {4}).Count", "1"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Value.Of([.. list.AsList().Zip(argument.AsList(), (first, second) => Value.Of(new ValueObject(("first", first), ("second", second))))]);
}

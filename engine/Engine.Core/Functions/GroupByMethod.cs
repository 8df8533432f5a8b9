using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A list of groups in order of first appearance; each is the list of the items that give the same key, and has that Key.</summary>
public sealed class GroupByMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "GroupBy",
        Summary: "A list of groups in order of first appearance; each is the list of the items that give the same key, and has that Key.",
        Parameters: [List, Selector(isOptional: false)],
        Returns: Kinds.List,
        Examples: [new("payload.lines.GroupBy(l => l.sku).Count", "2"), new("toJson(payload.lines.GroupBy(l => l.amount > 4).Select(g => new (g.Key as big, g.Sum(l => l.amount) as sum)))", "[{\"big\":true,\"sum\":12}]"), new("payload.lines.GroupBy(sku).Select(new (Key as k, Sum(amount) as s)).Last().s", "7")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var groups = new Dictionary<Value, List<Value>>();
        var order = new List<Value>();
        foreach (var item in list.Items)
        {
            var key = each!.Of(item, frame);
            if (key.IsFailure || !frame.Step(key.Kind is ValueKind.Object or ValueKind.List ? groups.Count + 1 : 1))
            {
                return key.IsFailure ? key : Failures.TooManySteps();
            }

            key = key.Kind == ValueKind.Missing ? Value.Null : key;
            if (!groups.TryGetValue(key, out var items))
            {
                groups[key] = items = [];
                order.Add(Value.Of(new GroupedItems(key, items)));
            }

            items.Add(item);
        }

        return Value.Of(order);
    }
}

using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The sum of numbers, or of amounts of one currency; 0 for an empty list.</summary>
public sealed class SumMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Sum",
        Summary: "The sum of numbers, or of amounts of one currency; 0 for an empty list.",
        Parameters: [List, Selector(Kinds.Number | Kinds.Amount)],
        Returns: Kinds.Number | Kinds.Amount,
        Examples:
        [
            new("payload.lines.Sum(l => l.amount)", "12"),
            new("payload.lines.Sum(amount)", "12"),
            new("payload.lines.Sum(l => money(l.amount, 'usd'))", "0.12 USD"),
        ])
    {
        Fails = ["EXP106 amounts of different currencies"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var sum = Value.Of(0m);
        foreach (var item in list.Items)
        {
            var value = Select(each, item, frame);
            if (value.Kind is not (ValueKind.Number or ValueKind.Amount))
            {
                return Unusable.Of(value, each, frame, call, Kinds.Number | Kinds.Amount);
            }

            sum = Arithmetic.Calculate(BinaryOperator.Add, call, sum, call, value);
            if (sum.IsFailure)
            {
                return sum;
            }
        }

        return sum;
    }
}

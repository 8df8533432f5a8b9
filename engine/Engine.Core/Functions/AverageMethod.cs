using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The mean of numbers, or of amounts of one currency.</summary>
public sealed class AverageMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Average",
        Summary: "The mean of numbers, or of amounts of one currency.",
        Parameters: [List, Selector(Kinds.Number | Kinds.Amount)],
        Returns: Kinds.Number | Kinds.Amount,
        Examples:
        [
            new("payload.lines.Average(l => l.amount)", "6"),
            new("split('', 'x').Where(t => t == 'y').Average()", "EXP108"),
        ])
    {
        Fails = ["EXP108 the list is empty"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var sum = new SumMethod().Apply(list, each, argument, frame, call);
        if (sum.Kind is not (ValueKind.Number or ValueKind.Amount))
        {
            return sum;
        }

        return list.Count == 0
            ? Value.Fail(ExpressionCodes.NothingFound, $"`{call.Text}` has no items, and nothing has no mean.")
            : Arithmetic.Calculate(BinaryOperator.Divide, call, sum, call, Value.Of(list.Count));
    }
}

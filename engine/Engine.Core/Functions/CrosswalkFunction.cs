using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>From a source's key to NetSuite's internal id.</summary>
public sealed class CrosswalkFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "crosswalk",
        Summary: "NetSuite's internal id for a key of the source, from a crosswalk file. A key without a row raises the event to a person; "
            + "with a third argument that is taken instead: a default, or null to leave an optional field out.",
        Parameters:
        [
            new("name", Kinds.Text, "file name without .csv"),
            new("key", Kinds.Text | Kinds.Number, "the source's key; compared exactly"),
            new("default", Kinds.Text, "what to take where no row has the key; null to skip") { IsOptional = true, TakesNothing = true },
        ],
        Returns: Kinds.Text | Kinds.Nothing,
        Examples:
        [
            new("crosswalk('items', 'price_1')", "501"),
            new("crosswalk('items', 'price_9')", "FUN110"),
            new("crosswalk('items', 'price_9', '599')", "599"),
            new("crosswalk('items', 'price_9', null)", "null"),
            new("crosswalk('items', 'price_0', '599')", "FUN111"),
            new("crosswalk('itmes', 'price_1')", "EXP016"),
        ])
    {
        Fails = ["FUN110 no row has the key and there is no default", "FUN111 the row is inactive; no default hides that", "FUN112 no crosswalk has the name"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var (row, failure) = CrosswalkLookup.Find(arguments[0], arguments[1], context);
        if (failure.IsFailure)
        {
            return failure;
        }

        if (row is not null)
        {
            return Value.Of(row.InternalId);
        }

        return arguments.Length < 3 ? CrosswalkLookup.NoRow(arguments[0], arguments[1], context) : arguments[2].IsNothing ? Value.Null : arguments[2];
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => CrosswalkLookup.CheckName(written, context);
}

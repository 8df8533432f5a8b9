using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>What else a crosswalk's row says.</summary>
public sealed class CrosswalkColumn : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "crosswalkColumn",
        Summary: "A cell of the row that a crosswalk has for a key: of any column besides key, internalId and active. An empty cell is null.",
        Parameters:
        [
            new("name", Kinds.Text, "file name without .csv"),
            new("key", Kinds.Text | Kinds.Number, "the source's key; compared exactly"),
            new("column", Kinds.Text, "as it stands in the first line of the file"),
        ],
        Returns: Kinds.Text | Kinds.Nothing,
        Examples:
        [
            new("crosswalkColumn('items', 'price_1', 'name')", "Starter"),
            new("crosswalkColumn('items', 'price_9', 'name')", "FUN110"),
            new("crosswalkColumn('items', 'price_1', 'nmae')", "FUN113"),
        ])
    {
        Fails = ["FUN110 no row has the key", "FUN111 the row is inactive", "FUN112 no crosswalk has the name", "FUN113 the crosswalk has no such column"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var (row, failure) = CrosswalkLookup.Find(arguments[0], arguments[1], context);
        if (failure.IsFailure || row is null)
        {
            return failure.IsFailure ? failure : CrosswalkLookup.NoRow(arguments[0], arguments[1], context);
        }

        var column = arguments[2].AsText();
        foreach (var (name, cell) in row.Columns)
        {
            if (name == column)
            {
                return cell.Length > 0 ? Value.Of(cell) : Value.Null;
            }
        }

        var known = row.Columns.Select(cell => cell.Key).ToArray();
        var listed = known.Length == 0 ? "It has none besides key and internalId." : $"It has {string.Join(", ", known)}.";
        return Value.Fail(FunctionCodes.NoCrosswalkColumn, $"The crosswalk `{arguments[0].AsText()}` has no column `{column}`.{Suggestion.DidYouMean(column, known)} {listed}");
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => CrosswalkLookup.CheckName(written, context);
}

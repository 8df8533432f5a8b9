using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>From a source's key to NetSuite's internal id.</summary>
public sealed class CrosswalkFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "crosswalk",
        Summary: "NetSuite's internal id for a key of the source, from a crosswalk file.",
        Parameters:
        [
            new("name", Kinds.Text, "file name without .csv"),
            new("key", Kinds.Text | Kinds.Number, "the source's key; compared exactly"),
        ],
        Returns: Kinds.Text,
        Examples:
        [
            new("crosswalk('items', 'price_1')", "501"),
            new("crosswalk('items', 'price_9')", "FUN110"),
            new("crosswalk('items', 'price_0')", "FUN111"),
            new("crosswalk('itmes', 'price_1')", "EXP016"),
        ])
    {
        Fails = ["FUN110 no row has the key", "FUN111 the row is inactive", "FUN112 no crosswalk has the name"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var name = arguments[0].AsText();
        if (!context.Crosswalks.TryGetValue(name, out var crosswalk))
        {
            return Value.Fail(FunctionCodes.NoCrosswalk, $"No crosswalk is named \"{name}\".{Suggestion.DidYouMean(name, context.Crosswalks.Keys)}");
        }

        _ = TextForm.TryGet(arguments[1], out var key);
        if (!crosswalk.Rows.TryGetValue(key, out var row))
        {
            return Value.Fail(FunctionCodes.NoCrosswalkRow, $"The crosswalk `{name}` has no row for `{key}`. Add the row with NetSuite's internal id, or correct the key.");
        }

        context.OnCrosswalkRow?.Invoke(row);
        return row.IsActive
            ? Value.Of(row.InternalId)
            : Value.Fail(FunctionCodes.InactiveCrosswalkRow, $"The row for `{key}` in the crosswalk `{name}` ({row.Span}) is inactive: NetSuite would refuse the id {row.InternalId}. Point the row to an active record.");
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context)
    {
        var unknown = written[0].Kind == ValueKind.Text && !context.Crosswalks.ContainsKey(written[0].AsText());
        return unknown
            ? new ArgumentProblem(0, ExpressionCodes.UnknownCrosswalk, $"No crosswalk is named \"{written[0].AsText()}\".{Suggestion.DidYouMean(written[0].AsText(), context.Crosswalks.Keys)}")
            : null;
    }
}

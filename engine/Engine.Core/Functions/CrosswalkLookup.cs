using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Finds rows of crosswalks for the functions that read them.</summary>
internal static class CrosswalkLookup
{
    /// <summary>The row for a key: null where there is none; a failure for an unknown crosswalk, or a row that is inactive.</summary>
    public static (CrosswalkRow? Row, Value Failure) Find(Value named, Value keyed, EvaluationContext context)
    {
        var name = named.AsText();
        if (!context.Crosswalks.TryGetValue(name, out var crosswalk))
        {
            return (null, Value.Fail(FunctionCodes.NoCrosswalk, Unknown(name, context.Crosswalks.Keys)));
        }

        if (crosswalk.Find(keyed) is not { } row)
        {
            return (null, Value.Missing);
        }

        context.OnCrosswalkRow?.Invoke(row);
        if (row.IsActive)
        {
            return (row, Value.Missing);
        }

        return (null, Value.Fail(
            FunctionCodes.InactiveCrosswalkRow,
            $"The row for `{row.Key}` in the crosswalk `{name}` ({row.Span}) is inactive: NetSuite would refuse the id {row.InternalId}. Point the row to an active record."));
    }

    public static Value NoRow(Value name, Value keyed, EvaluationContext context)
    {
        _ = TextForm.TryGet(keyed, out var key);
        var file = context.Crosswalks.TryGetValue(name.AsText(), out var crosswalk) && crosswalk.File.Length > 0 ? $" to {crosswalk.File}" : "";
        return Value.Fail(
            FunctionCodes.NoCrosswalkRow, $"The crosswalk `{name.AsText()}` has no row for `{key}`. Add the row with NetSuite's internal id{file}, or correct the key.");
    }

    /// <summary>What is wrong with a crosswalk's written name; null when nothing is, or when it is not written out.</summary>
    public static ArgumentProblem? CheckName(ImmutableArray<Value> written, CompilationContext context) =>
        written[0].Kind == ValueKind.Text && !context.Crosswalks.ContainsKey(written[0].AsText())
            ? new ArgumentProblem(0, ExpressionCodes.UnknownCrosswalk, Unknown(written[0].AsText(), context.Crosswalks.Keys))
            : null;

    private static string Unknown(string name, IEnumerable<string> known) => $"No crosswalk is named \"{name}\".{Suggestion.DidYouMean(name, known)}";
}

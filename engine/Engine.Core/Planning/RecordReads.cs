using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts the records that are read by a list of ids into scope, as NetSuite has them.</summary>
/// <param name="Open">Those that have yet to be read.</param>
/// <param name="Unknown">Why one has no answer; null when all have one.</param>
/// <param name="Problems">Ids that cannot be used.</param>
internal sealed record RecordReads(ImmutableArray<SearchKey> Open, string? Unknown, ImmutableArray<PlanProblem> Problems)
{
    /// <summary>More than one event points to is a fault of the mapping.</summary>
    private const int MostIds = 200;

    public static RecordReads None { get; } = new([], null, []);

    /// <summary>Only once the needed records are known: their ids stand in those.</summary>
    public static RecordReads Fill(MappingConfig mapping, EvaluationFrame frame, Observations observed)
    {
        var all = None;
        foreach (var read in mapping.Reads)
        {
            frame[read.Slot] = Value.Fail(MappingCodes.NotLookedUp, $"{read.Name} has not been looked up.");
            all = all.Fill(read, frame, observed);
        }

        return all;
    }

    private RecordReads Fill(RecordRead read, EvaluationFrame frame, Observations observed)
    {
        var when = read.When?.Evaluate(frame) ?? Value.True;
        var ids = when == Value.True ? read.Ids.Evaluate(frame) : Value.Null;
        if (when.IsFailure || ids.IsFailure)
        {
            return WithProblem(read, when.IsFailure ? when : ids);
        }

        var keys = ids.IsNothing ? [] : ids.AsList().Where(id => id.Kind is ValueKind.Text or ValueKind.Number).Select(id => new SearchKey(read.Type.Name, read.Field, id.ToString())).Distinct().ToList();
        if (keys.Count > MostIds)
        {
            return this with { Problems = Problems.Add(new PlanProblem(MappingCodes.LookUpFailed.Id, $"{read.Name}: {keys.Count} records are too many to read; at most {MostIds}.", null, null, read.Span)) };
        }

        var found = new List<Value>();
        var (open, unknown) = (Open, Unknown);
        foreach (var key in keys)
        {
            switch (observed.LookUps.Searched.GetValueOrDefault(key) ?? (observed.Otherwise is Observed.Absent ? new Searched.Absent() : null))
            {
                case Searched.Found(var record):
                    found.Add(record.Fields);
                    break;
                case Searched.Unknown(var reason):
                    unknown ??= reason;
                    break;
                case null:
                    open = open.Add(key);
                    unknown ??= $"{key} was not looked up.";
                    break;
            }
        }

        frame[read.Slot] = unknown is null ? Value.Of([.. found]) : frame[read.Slot];
        return this with { Open = open, Unknown = unknown };
    }

    // What depends on one without an answer waits with it.
    private RecordReads WithProblem(RecordRead read, Value failed) => failed.AsFailure().Code == MappingCodes.NotLookedUp
        ? this
        : this with { Problems = Problems.Add(new PlanProblem(MappingCodes.LookUpFailed.Id, $"{read.Name}: {failed.AsFailure().Message}", null, null, read.Span)) };
}

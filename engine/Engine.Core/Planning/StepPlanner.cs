using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Decides about one record: when the plan is made, and again whenever its record had to be looked up again.</summary>
public static class StepPlanner
{
    /// <summary>
    /// Create when it is absent, update what differs when it is found, nothing when it is as wanted; a conflict when what was
    /// found under our external id stands for something else. A newer fact that was written before is never overwritten.
    /// </summary>
    public static StepDecision Decide(WantedRecord wanted, FactStamp stamp, Observed observed) => observed switch
    {
        Observed.Unknown(var reason) => new StepDecision.Defer(reason),
        Observed.Absent when wanted.Linked is { } link =>
            new StepDecision.Do(new PlanStep(wanted, StepAction.Unchanged, link.InternalId, RecordContent.Empty, [], link.Note)),
        Observed.Absent => wanted.Write is WriteMode.LinkOnly or WriteMode.UpdateOnly
            ? new StepDecision.Wait()
            : new StepDecision.Do(new PlanStep(wanted, StepAction.Create, null, RecordContent.Empty, [], null)),
        Observed.Found(var record) => DecideFound(wanted, stamp, record),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Why a record that was found under an external id is not the one that was asked for; null when it is.</summary>
    internal static string? WhyAnother(RecordKey key, ObservedRecord record)
    {
        if (record.OtherType is { } type)
        {
            return $"NetSuite holds a {type} under {record.ExternalId} (internal id {record.InternalId}), where a {key.RecordType} is wanted.";
        }

        return record.ExternalId == key.ExternalId
            ? null
            : $"NetSuite holds {record.ExternalId} (internal id {record.InternalId}), which differs from {key.ExternalId} in case only.";
    }

    private static StepDecision DecideFound(WantedRecord wanted, FactStamp stamp, ObservedRecord record)
    {
        if (WhyAnother(wanted.Key, record) is { } why)
        {
            return Conflict(wanted, why);
        }

        var type = RecordTypes.Find(wanted.Key.RecordType)!;
        if (wanted.Write is WriteMode.LinkOnly or WriteMode.CreateIfAbsent)
        {
            return WhyNotAdopted(wanted, type, record) is { } reason ? Conflict(wanted, reason) : Unchanged(wanted, record, null);
        }

        var difference = RecordComparison.Compare(type, wanted.ForUpdate, record.Fields);
        if (difference.IsNone)
        {
            return Unchanged(wanted, record, null);
        }

        var identity = difference.Differences.Where(d => type.IdentityFields.Contains(d.Field)).ToList();
        if (identity.Count > 0)
        {
            // What the engine wrote belongs to a record that was there then: the look-up that does not find it now is behind.
            return record.LastWritten is not null && identity.TrueForAll(d => PointsToStep(wanted, d.Field))
                ? new StepDecision.Defer($"{Describe(record, identity)} It was written so, and what it belongs to is not shown at present.")
                : Conflict(wanted, Describe(record, identity));
        }

        if (record.LastFact is { } last && last > (wanted.Fact ?? stamp))
        {
            return Unchanged(wanted, record, $"A newer fact was written before ({last.EventId}).");
        }

        return difference.Applications is { IsEmpty: false } applications
            ? Conflict(wanted, Describe(record, applications))
            : DecideUpdate(wanted, record, difference, ForeignChanges.In(type, record, difference));
    }

    private static bool PointsToStep(WantedRecord wanted, string field) => wanted.Content.Fields
        .Any(one => one.Name == field && one.Value is { Kind: ValueKind.Reference } value && value.AsReference() is RecordReference.OfStep);

    /// <summary>
    /// A record that is left alone once it is there is compared when it is met for the first time: whoever made it, it has to be of the same
    /// party. What NetSuite does not show contradicts nothing, and a record the engine has made or met before is its own.
    /// </summary>
    private static string? WhyNotAdopted(WantedRecord wanted, RecordType type, ObservedRecord record)
    {
        if (wanted.Write != WriteMode.CreateIfAbsent || record.LastWritten is not null)
        {
            return null;
        }

        var differences = RecordComparison.Compare(type, wanted.Identity(type), record.Fields).Differences
            .RemoveAll(difference => record.Fields.Member(difference.Field).IsNothing);
        return differences.IsEmpty
            ? null
            : $"{Describe(record, differences)} Nothing is done with it; `on: create` on {string.Join(" and ", differences.Select(d => d.Field))} takes it as it is.";
    }

    private static StepDecision DecideUpdate(
        WantedRecord wanted, ObservedRecord record, RecordDifference difference, ImmutableArray<FieldDifference> foreign)
    {
        if (foreign.IsEmpty)
        {
            return Update(wanted, record, difference.Changes, difference.Differences, null);
        }

        return wanted.OnConflict switch
        {
            ConflictPolicy.Ours => Update(wanted, record, difference.Changes, difference.Differences, $"Written over what somebody changed: {Names(foreign)}."),
            ConflictPolicy.Theirs => Keep(wanted, record, difference, foreign),
            _ => new StepDecision.Conflict(new PlanProblem(
                MappingCodes.ChangedByOthers.Id, DescribeForeign(wanted, record, difference, foreign), wanted.Name, ForeignChanges.NameOf(foreign[0]), null)),
        };
    }

    private static StepDecision.Do Keep(
        WantedRecord wanted, ObservedRecord record, RecordDifference difference, ImmutableArray<FieldDifference> foreign)
    {
        var names = foreign.Select(ForeignChanges.NameOf).ToHashSet(StringComparer.Ordinal);
        var note = $"Left as somebody changed it: {Names(foreign)}.";
        var changes = difference.Changes.Without(names);
        return changes.IsEmpty
            ? Unchanged(wanted, record, note)
            : Update(wanted, record, changes, difference.Differences.RemoveAll(d => names.Contains(ForeignChanges.NameOf(d))), note);
    }

    private static StepDecision.Do Update(
        WantedRecord wanted, ObservedRecord record, RecordContent changes, ImmutableArray<FieldDifference> differences, string? note) =>
        new(new PlanStep(wanted, StepAction.Update, record.InternalId, changes, differences, note));

    private static string Names(ImmutableArray<FieldDifference> foreign) =>
        string.Join(", ", foreign.Select(ForeignChanges.NameOf).Distinct(StringComparer.Ordinal));

    private static string DescribeForeign(
        WantedRecord wanted, ObservedRecord record, RecordDifference difference, ImmutableArray<FieldDifference> foreign)
    {
        var changed = foreign.Select(d => $"{d.Field} from {d.Wanted} to {d.There}");
        var names = foreign.Select(ForeignChanges.NameOf).ToHashSet(StringComparer.Ordinal);
        var asked = difference.Differences.Where(d => names.Contains(ForeignChanges.NameOf(d))).Select(d => $"{d.Field} {d.Wanted}");
        return $"Somebody changed {wanted.Key} (internal id {record.InternalId}) in NetSuite since it was last written: "
            + $"{string.Join(", ", changed)}. The event wants {string.Join(", ", asked)}. Nothing was written; `conflict: theirs` or `ours` decides without asking.";
    }

    private static StepDecision.Do Unchanged(WantedRecord wanted, ObservedRecord record, string? note) =>
        new(new PlanStep(wanted, StepAction.Unchanged, record.InternalId, RecordContent.Empty, [], note));

    private static string Describe(ObservedRecord record, IEnumerable<FieldDifference> differences) =>
        $"NetSuite holds {record.ExternalId} (internal id {record.InternalId}) with "
        + string.Join(", ", differences.Select(d => $"{d.Field} {d.There} where {d.Wanted} is wanted")) + ".";

    private static StepDecision.Conflict Conflict(WantedRecord wanted, string message) =>
        new(new PlanProblem(MappingCodes.AnotherRecord.Id, message, wanted.Name, null, null));
}

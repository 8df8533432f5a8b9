using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.ExceptionQueue;

/// <content>Linking an item to a record that is in NetSuite already.</content>
public sealed partial class ExceptionDesk
{
    /// <summary>
    /// Gives a record of NetSuite the external id that the event's own would get, and has the event worked again: it finds the record and
    /// writes none. The record is read first; what differs from the event is shown.
    /// </summary>
    /// <param name="recordType">Which of the event's records; may be left out when it writes one that is not done.</param>
    /// <param name="acceptsDifferences">Link it although party, currency or amounts differ.</param>
    public async Task<DeskAnswer> LinkAsync(long number, string? recordType, string internalId, bool acceptsDifferences, DeskOrder order, CancellationToken cancel)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        if (!RecordLocation.IsInternalId(internalId))
        {
            return Refuse(ExceptionQueueCodes.BadRequest, $"\"{internalId}\" is no internal id. Internal ids are digits.");
        }

        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        if (DoubtOf(report) is { } doubt)
        {
            return Refuse(ExceptionQueueCodes.InDoubt, doubt);
        }

        var client = snapshots.Current.Clients.GetValueOrDefault(report.Item.Client);
        if (client is null || accounts.Of(client) is not { } netSuite)
        {
            return Refuse(ExceptionQueueCodes.NoSuchRecord, $"Client {report.Item.Client} has no connection to NetSuite.");
        }

        var (wanted, trouble) = await WantedAsync(report, recordType, cancel);
        return wanted is null
            ? Refuse(ExceptionQueueCodes.NoSuchRecord, trouble!)
            : await LinkAsync(report, wanted, internalId, netSuite, acceptsDifferences, order, cancel);
    }

    private async Task<DeskAnswer> LinkAsync(
        ItemReport report, WantedRecord wanted, string internalId, INetSuite netSuite, bool acceptsDifferences, DeskOrder order, CancellationToken cancel)
    {
        switch (await netSuite.ReadAsync(wanted.Key.RecordType, internalId, cancel))
        {
            case Observed.Unknown(var reason):
                return Refuse(ExceptionQueueCodes.NoAnswer, reason);
            case Observed.Absent:
                return Refuse(ExceptionQueueCodes.NoSuchRecord, $"NetSuite has no {wanted.Key.RecordType} with internal id {internalId}.");
            case Observed.Found(var found):
                var differences = Compare(wanted, found.Fields);
                return found.ExternalId.Length > 0 && !ExternalIds.AreSame(found.ExternalId, wanted.Key.ExternalId)
                    ? Refuse(ExceptionQueueCodes.NoSuchRecord, $"{wanted.Key.RecordType} {internalId} carries the external id {found.ExternalId} already, by which another system may know it. It is not taken away.")
                    : differences.IsEmpty || acceptsDifferences
                        ? await LinkAsync(report, wanted, found, differences, netSuite, order, cancel)
                        : Refuse(ExceptionQueueCodes.RecordDiffers, $"{wanted.Key.RecordType} {internalId} differs from what the event says: {string.Join("; ", differences)}. Link it all the same by accepting the differences.") with { Differences = differences };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<DeskAnswer> LinkAsync(
        ItemReport report, WantedRecord wanted, ObservedRecord found, ImmutableArray<Difference> differences, INetSuite netSuite, DeskOrder order, CancellationToken cancel)
    {
        ImmutableArray<string> says =
        [
            found.ExternalId.Length > 0
                ? $"{wanted.Key.RecordType} {found.InternalId} carries the external id {found.ExternalId} already."
                : $"{wanted.Key.RecordType} {found.InternalId} gets the external id {wanted.Key.ExternalId}.",
            $"{Name(report)} is decided anew and finds it{(wanted.Write == WriteMode.Upsert ? "; fields that differ are set as the mapping says." : "; nothing is written to it.")}",
        ];
        if (order.IsDryRun)
        {
            return new DeskAnswer.Done(report.Item.Number, says) { Differences = differences };
        }

        // Setting it twice comes to the same, so a lost answer needs no journal: whoever repeats the link finds it set.
        if (found.ExternalId.Length == 0 && await netSuite.NameAsync(wanted.Key, found.InternalId, cancel) is not WriteAnswer.Done)
        {
            return Refuse(ExceptionQueueCodes.NoAnswer, $"NetSuite did not confirm the external id of {wanted.Key.RecordType} {found.InternalId}. Repeat the link: it looks first.");
        }

        var deed = new ItemDeed.Retry(true, Linked: new OutcomeRecord(wanted.Key, found.InternalId, "linked"));
        return await ActAsync(report, deed, order, says) is DeskAnswer.Done done ? done with { Differences = differences } : Refuse(ExceptionQueueCodes.Overtaken, $"The record is linked. Something happened to {Name(report)} meanwhile.");
    }

    private async Task<(WantedRecord? Wanted, string? Trouble)> WantedAsync(ItemReport report, string? recordType, CancellationToken cancel)
    {
        var open = await OpenRecordsAsync(report, cancel);
        var fitting = open.Where(record => recordType is null || record.Key.RecordType == recordType).ToList();
        return fitting switch
        {
            [var only] => (only, null),
            [] => (null, open.IsEmpty
                ? "Which records the event writes cannot be told, or all of them are written. Mend what keeps it from being decided first."
                : $"Still to be written is no {recordType}, but {string.Join(", ", open.Select(record => record.Key))}."),
            _ => (null, $"The event writes several: {string.Join(", ", fitting.Select(record => record.Key))}. Say the record type."),
        };
    }

    private async Task<ImmutableArray<WantedRecord>> OpenRecordsAsync(ItemReport report, CancellationToken cancel)
    {
        if (report.Event.Plan is { } json && PlanJson.Read(json) is { Steps.IsEmpty: false } planned)
        {
            var done = report.Event.Steps.Where(step => step.State == StepState.Done).Select(step => step.Number).ToHashSet();
            return [.. planned.Steps.Where((step, n) => !done.Contains(n)).Select(step => step.Wanted)];
        }

        var (plan, _) = await preview.OfAsync(report.Event, report.Body, under: null, cancel);
        return plan is null ? [] : [.. plan.Steps.Where(step => step.Action != StepAction.Unchanged).Select(step => step.Wanted)];
    }

    // Party and currency as the record type knows them, and every amount; what NetSuite does not show contradicts nothing.
    private static ImmutableArray<Difference> Compare(WantedRecord wanted, Value fields)
    {
        var type = RecordTypes.Find(wanted.Key.RecordType)!;
        var known = wanted.ForUpdate;
        var money = known.Fields.Where(field => type.IdentityFields.Contains(field.Name) || field.Value.Kind == ValueKind.Amount)
            .Where(field => field.Value.Kind != ValueKind.Reference || field.Value.AsReference() is RecordReference.Known);
        return
        [
            .. RecordComparison.Compare(type, new RecordContent([.. money], known.Sublists), fields).Differences
                .Where(difference => difference.Field.Contains('.') || !fields.Member(difference.Field).IsNothing)
                .Select(difference => new Difference(difference.Field, difference.There, difference.Wanted)),
        ];
    }
}

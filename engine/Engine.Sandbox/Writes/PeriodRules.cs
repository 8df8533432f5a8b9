using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>
/// Accounting periods: a transaction posts into the period of its date, and only while that is open. Without any period every
/// date is open.
/// </summary>
internal static class PeriodRules
{
    /// <summary>The transaction with its posting period: the one sent, or the one of its date.</summary>
    public static StoredRecord WithPeriod(Company company, StoredRecord record, RecordChanges changes)
    {
        var period = changes.Fields.ContainsKey("postingPeriod") ? record.Fields.Reference("postingPeriod") : null;
        var date = record.Fields.Date("tranDate")!.Value;
        period ??= company.In(RecordGroups.AccountingPeriod).FirstOrDefault(candidate => IsOpenTo(candidate) && Covers(candidate, date))?.Id;
        return record with { Fields = record.Fields.With("postingPeriod", period is null ? null : new FieldValue.Reference(period.Value)) };
    }

    /// <summary>Refuses a new, changed or deleted transaction whose period does not take it.</summary>
    /// <param name="before">Null for a new one.</param>
    /// <param name="after">Null for one that is deleted.</param>
    public static void Check(Company company, StoredRecord? before, StoredRecord? after)
    {
        if ((before is not null && IsClosed(company, before)) || (after is not null && IsClosed(company, after)))
        {
            if (before is null || after is null || !AllowsChange(company, before, after))
            {
                throw OutOfPeriod();
            }
        }
    }

    private static bool IsClosed(Company company, StoredRecord record)
    {
        var date = record.Fields.Date("tranDate")!.Value;
        var period = Period(company, record);
        return date <= company.Settings.ClosedThrough
            || (period is null ? company.In(RecordGroups.AccountingPeriod).Any() : !Covers(period, date) || IsLocked(period, record));
    }

    // A closed period may still take what leaves the general ledger as it is.
    private static bool AllowsChange(Company company, StoredRecord before, StoredRecord after) =>
        Period(company, before) is { } period && period.Fields.Flag("allowNonGLChanges") && period.Id == Period(company, after)?.Id
        && before.Fields.Date("tranDate") == after.Fields.Date("tranDate")
        && company.Ledger.LinesOf(before.Id).Select(Posted).SequenceEqual(TransactionLines.Of(company, after).Select(Posted));

    private static (long? Account, decimal Amount, decimal BaseAmount) Posted(TransactionLine line) => (line.Account, line.Amount, line.BaseAmount);

    private static StoredRecord? Period(Company company, StoredRecord record) =>
        company.Find(RecordGroups.AccountingPeriod, record.Fields.Reference("postingPeriod") ?? 0);

    private static bool IsLocked(StoredRecord period, StoredRecord record) => period.Fields.Flag("closed") || period.Fields.Flag("allLocked")
        || (period.Fields.Flag("arLocked") && record.Definition.Transaction!.ReceivableAccount is not null);

    private static bool IsOpenTo(StoredRecord period) =>
        !period.Fields.Flag("isYear") && !period.Fields.Flag("isQuarter") && !period.Fields.Flag("isAdjust") && !period.IsInactive;

    private static bool Covers(StoredRecord period, DateOnly date) => period.Fields.Date("startDate") <= date && date <= period.Fields.Date("endDate");

    private static Refusal OutOfPeriod() => Refusal.User("The transaction date you specified is not within the date range of your accounting period.");
}

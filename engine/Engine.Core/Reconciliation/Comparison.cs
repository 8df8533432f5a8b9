using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Reconciliation;

/// <summary>
/// Holds what a mapping would make of a fact now against what NetSuite has. Pure. Which records belong to a fact, and with which amounts, is told by its plan:
/// what the plan would create is missing, and what it leaves as it is agrees.
/// </summary>
public static class Comparison
{
    /// <param name="day">When it happened, in the client's zone.</param>
    /// <param name="booked">Transactions by internal id.</param>
    /// <param name="held">For a plan without steps: what NetSuite holds under the external ids that it looked up.</param>
    public static ReconciledRow Of(
        SourceFact fact, DateOnly day, Plan plan, IReadOnlyDictionary<string, BookedTransaction> booked, IEnumerable<(RecordKey Key, BookedTransaction Found)> held)
    {
        ImmutableArray<ReconciledRecord> records =
        [
            .. plan.Steps.Select(step => Record(step, booked)),
            .. held.Select(one => new ReconciledRecord(one.Key.RecordType, one.Key.ExternalId, one.Found.InternalId, one.Found.Date, null, Math.Abs(one.Found.Total))),
        ];
        var main = Main(fact, records);
        var row = new ReconciledRow(
            fact.Kind, fact.Id, Date(plan, day), fact.Money?.Amount, main?.Found, fact.Money?.Currency, ReconciledState.Agrees, 0, null, records);
        return plan.Verdict switch
        {
            PlanVerdict.Ignore => row with { State = ReconciledState.LeftOut, Why = plan.Reason, Booked = null },
            PlanVerdict.Raise => Raised(row, plan),
            PlanVerdict.Wait => Missing(row, $"{string.Join(" and ", plan.WaitsFor)} must be there first and {(plan.WaitsFor.Length == 1 ? "is" : "are")} not."),
            PlanVerdict.Defer => throw new ArgumentException("A plan without answers compares nothing.", nameof(plan)),
            _ => Judged(row, plan, main, booked),
        };
    }

    /// <summary>A record that nothing at the source stands for.</summary>
    /// <param name="type">Its record type.</param>
    public static ReconciledRow Alone(BookedTransaction transaction, string type, string why)
    {
        var total = Math.Abs(transaction.Total);
        return new ReconciledRow(
            type, transaction.ExternalId, transaction.Date, null, total, transaction.Currency, ReconciledState.OnlyInNetSuite, total, why,
            [new ReconciledRecord(type, transaction.ExternalId, transaction.InternalId, transaction.Date, null, total)]);
    }

    private static ReconciledRow Judged(ReconciledRow row, Plan plan, ReconciledRecord? main, IReadOnlyDictionary<string, BookedTransaction> booked)
    {
        var absent = row.Records.Where(record => record.InternalId is null).Select(record => $"{record.Record} {record.ExternalId}").ToList();
        if (absent.Count > 0)
        {
            return Missing(row, $"{string.Join(" and ", absent)} {(absent.Count == 1 ? "is" : "are")} not in NetSuite.");
        }

        if (OtherCurrency(row, main, booked) is { } currency)
        {
            return row with { State = ReconciledState.Differs, Difference = null, Why = currency };
        }

        var unequal = row.Records.Where(record => record is { Found: not null } && (record.Wanted ?? Expected(row, record, main)) is { } wanted && wanted != record.Found).ToList();
        if (unequal.Count > 0)
        {
            return row with
            {
                State = ReconciledState.Differs,
                Difference = unequal.Sum(record => record.Found!.Value - (record.Wanted ?? row.Amount!.Value)),
                Why = string.Join(" ", unequal.Select(record => $"{record.Record} {record.ExternalId} (internal id {record.InternalId}) is {record.Found} in NetSuite and {record.Wanted ?? row.Amount} by the source.")),
            };
        }

        // Amounts agree; what else an event would still change is told and is no difference of money.
        var others = plan.Steps.Where(step => step.Action == StepAction.Update).SelectMany(step => step.Differences.Select(difference => $"{difference.Field} of {step.Wanted.Key}")).ToList();
        return row with { Why = others.Count == 0 ? null : $"The amounts agree; an event would still change {string.Join(", ", others)}." };
    }

    // What only NetSuite adds up is held against what the source says of the whole.
    private static decimal? Expected(ReconciledRow row, ReconciledRecord record, ReconciledRecord? main) => record == main && row.Amount is { } amount ? Math.Abs(amount) : null;

    private static string? OtherCurrency(ReconciledRow row, ReconciledRecord? main, IReadOnlyDictionary<string, BookedTransaction> booked) =>
        main?.InternalId is { } id && booked.TryGetValue(id, out var transaction) && transaction.Currency is { } held && row.Currency is { } wanted && held != wanted
            ? $"{main.Record} {main.ExternalId} (internal id {id}) is in {held}, and the source says {wanted}."
            : null;

    private static ReconciledRow Raised(ReconciledRow row, Plan plan)
    {
        var problem = plan.Problems[0];
        var isThere = problem.Code == MappingCodes.AnotherRecord.Id || problem.Code == MappingCodes.ChangedByOthers.Id;
        return row with
        {
            State = isThere ? ReconciledState.Differs : ReconciledState.NeedsPerson,
            Difference = (row.Booked ?? 0) - row.Amount,
            Why = $"{problem.Code} {problem.Message}",
        };
    }

    private static ReconciledRow Missing(ReconciledRow row, string why) => row with
    {
        State = ReconciledState.Missing,
        Difference = (row.Booked ?? 0) - row.Amount,
        Why = why,
        CanHeal = true,
    };

    private static ReconciledRecord Record(PlanStep step, IReadOnlyDictionary<string, BookedTransaction> booked)
    {
        var found = step.InternalId is { } id && IsTransaction(step) ? booked.GetValueOrDefault(id) : null;
        return new ReconciledRecord(
            step.Wanted.Key.RecordType,
            step.Wanted.Key.ExternalId,
            step.InternalId,
            found?.Date ?? TranDate(step.Wanted),
            WantedTotal.Of(step.Wanted) is { } total ? Math.Abs(total) : null,
            found is null ? null : Math.Abs(found.Total));
    }

    // The record that stands for the object: the one that carries its id, else the last transaction.
    private static ReconciledRecord? Main(SourceFact fact, ImmutableArray<ReconciledRecord> records)
    {
        var transactions = records.Where(record => RecordTypes.Find(record.Record)?.Group == RecordGroup.Transaction).ToList();
        return transactions.Find(record => record.ExternalId == fact.Id) ?? transactions.LastOrDefault();
    }

    private static DateOnly Date(Plan plan, DateOnly day) => plan.Steps.Where(IsTransaction).Select(step => TranDate(step.Wanted)).FirstOrDefault(date => date is not null) ?? day;

    private static DateOnly? TranDate(WantedRecord wanted) =>
        wanted.Content.Fields.Where(field => field.Name == "tranDate").Select(field => field.Value).FirstOrDefault() is { Kind: ValueKind.Date } date ? date.AsDate() : null;

    private static bool IsTransaction(PlanStep step) => RecordTypes.Find(step.Wanted.Key.RecordType)?.Group == RecordGroup.Transaction;
}

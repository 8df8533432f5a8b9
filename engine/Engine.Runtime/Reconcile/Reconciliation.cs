using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Reconciliation;
using Engine.Core.Sources;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Sources;
using NodaTime;

namespace Engine.Runtime.Reconcile;

/// <summary>
/// Holds a source against the books. Each object is told as an event and planned by the client's mappings against NetSuite as it is; what such a plan would create is
/// missing. What NetSuite has under an id of the source and no plan claims is asked for at the source before it is said to stand alone. Writes nothing.
/// </summary>
internal sealed class Reconciliation(ISourceLister lister, EventListing listing, PlanPreview preview, INetSuiteAccounts accounts, TimeProvider clock)
{
    /// <summary>An object may begin some days before its accounting date: captured later, finalized later.</summary>
    private static readonly Duration Before = Duration.FromDays(8);

    private static readonly Duration After = Duration.FromDays(1);

    /// <summary>Long enough for what was written moments ago to be shown.</summary>
    private const int MostLooks = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Plans whose look-ups travel together.</summary>
    private const int Together = 100;

    /// <returns>The report, and the facts whose records are missing, oldest first.</returns>
    /// <exception cref="RunStoppedException">RUN402: the source does not list. RUN440: NetSuite does not answer. RUN442: no mapping says what belongs where.</exception>
    public async Task<(ReconciliationReport Report, ImmutableArray<SourceFact> Missing)> RunAsync(ClientConfig client, ReconcileOrder order, RunTally tally, CancellationToken cancel)
    {
        var api = SourceApis.Find(order.Source)!;
        var mappings = client.Mappings.Where(mapping => mapping.Source == order.Source).ToList();
        if (mappings.Count == 0 || accounts.Of(client) is not { } netSuite)
        {
            throw new RunStoppedException(ReconcileCodes.NothingToCompare.Id, mappings.Count == 0
                ? $"Client {client.Name} has no mapping of {order.Source}."
                : $"Client {client.Name} has no connection to NetSuite.");
        }

        var work = new Work(client, order, new FactReader(lister, listing, client, api), new BookReader(netSuite), tally);
        var facts = await work.Source.InSpanAsync(Start(client, order.From) - Before.ToTimeSpan(), Start(client, order.To.PlusDays(1)) + After.ToTimeSpan(), cancel);
        tally.Count("listed", facts.Count);
        var types = mappings.SelectMany(mapping => mapping.Records).Select(record => record.Type).Where(type => type.SuiteQlType is not null).Distinct().ToDictionary(type => type.SuiteQlType!, type => type.Name);
        var inBooks = await work.Books.InSpanAsync(types.Keys, Day(order.From), Day(order.To), cancel);
        tally.Count("in NetSuite", inBooks.Length);
        work.Hold(inBooks);
        await CompareAsync(work, facts, cancel);
        await AloneAsync(work, inBooks, types, ExternalIdHeads.Of(mappings), api, cancel);
        var settled = await SettledAsync(work, cancel);
        var rows = work.Rows.Values.Where(row => IsIn(order, row.Date)).ToList();
        var totals = await work.Books.AccountsAsync(Ids(rows), Ids(work.Alone), cancel);
        var report = ReconciliationReport.Of(client.Name, order.Source, Day(order.From), Day(order.To), clock.GetUtcNow(), client.Revision, [.. rows, .. work.Alone], settled, totals);
        return (report, [.. rows.Where(row => row.CanHeal).Select(row => work.Facts[row.Id]).OrderBy(fact => fact.Event.OccurredAt)]);
    }

    private async Task CompareAsync(Work work, IEnumerable<SourceFact> facts, CancellationToken cancel)
    {
        foreach (var chunk in facts.Where(fact => work.Facts.TryAdd(fact.Id, fact)).Chunk(Together))
        {
            var plans = await Task.WhenAll(chunk.Select(fact => PlanAsync(work.Client, fact, cancel)));
            var ids = plans.SelectMany(plan => plan.Steps).Where(IsTransaction).Select(step => step.InternalId).OfType<string>();
            foreach (var (id, transaction) in await work.Books.ByIdAsync(ids.Where(id => !work.Booked.ContainsKey(id)), cancel))
            {
                work.Booked[id] = transaction;
            }

            foreach (var (fact, plan) in chunk.Zip(plans))
            {
                var asked = plan.Steps.IsEmpty && plan.Verdict != PlanVerdict.Ignore ? Planner.Lookups(fact.Event, work.Client) : [];
                work.Add(Comparison.Of(fact, LocalDay(work.Client, fact.Event.OccurredAt), plan, work.Booked, work.Held(asked)), asked);
            }
        }
    }

    private async Task<Plan> PlanAsync(ClientConfig client, SourceFact fact, CancellationToken cancel)
    {
        for (var look = 1; ; look++)
        {
            var (plan, trouble) = await preview.OfAsync(0, client.Name, fact.Event.Source, fact.Event.Id, clock.GetUtcNow(), fact.Told.Body, cancel);
            if (plan is { Verdict: not PlanVerdict.Defer })
            {
                return plan;
            }

            if (plan is null || look == MostLooks)
            {
                throw new RunStoppedException(ReconcileCodes.BooksNotRead.Id, $"{fact.Id}: {plan?.Reason ?? trouble}");
            }

            await Task.Delay(Pause, clock, cancel);
        }
    }

    private async Task AloneAsync(
        Work work, ImmutableArray<BookedTransaction> inBooks, Dictionary<string, string> types, ExternalIdHeads heads, SourceApi api, CancellationToken cancel)
    {
        foreach (var transaction in inBooks.Where(transaction => !work.IsClaimed(transaction.ExternalId)))
        {
            // Claimed meanwhile, by an object that was fetched for another record.
            if (heads.SourceIdIn(transaction.ExternalId, api) is not { } id || work.IsClaimed(transaction.ExternalId))
            {
                continue;
            }

            var (isThere, fact) = await work.Source.FindAsync(id, cancel);
            await CompareAsync(work, fact is null ? [] : [fact], cancel);
            if (!work.IsClaimed(transaction.ExternalId))
            {
                work.Alone.Add(Comparison.Alone(transaction, types[transaction.Type], isThere
                    ? $"{api.Source} has {id}, and the client's mappings make no such record of it{(fact is null ? " in the state it is in" : "")}."
                    : $"{api.Source} has nothing that stands for {id}."));
            }
        }
    }

    private async Task<List<SettledSum>> SettledAsync(Work work, CancellationToken cancel)
    {
        var sums = new List<SettledSum>();
        foreach (var listed in work.Source.Sums)
        {
            if (!work.Rows.TryGetValue(listed.Id, out var row) || !IsIn(work.Order, row.Date))
            {
                continue;
            }

            var members = await work.Source.MembersAsync(listed, cancel);
            var open = ImmutableArray.CreateBuilder<string>();
            foreach (var member in (members ?? []).Where(member => member.Object is not null))
            {
                await SettleAsync(work, member.Object!, listed.Id, open, cancel);
            }

            var net = members?.Sum(member => member.Net);
            sums.Add(new SettledSum(
                listed.Id, row.Date, row.Currency, row.Amount, row.Booked, members?.Count, members?.Sum(member => member.Amount) ?? 0, members?.Sum(member => member.Fee) ?? 0, open.ToImmutable(), row.Amount - net));
        }

        return sums;
    }

    private async Task SettleAsync(Work work, string id, string sum, ImmutableArray<string>.Builder open, CancellationToken cancel)
    {
        if (!work.Rows.ContainsKey(id) && (await work.Source.FindAsync(id, cancel)).Fact is { } older)
        {
            await CompareAsync(work, [older], cancel);
        }

        if (work.Rows.TryGetValue(id, out var row))
        {
            work.Rows[id] = row with { SettledIn = sum };
            if (row.IsDifference)
            {
                open.Add(id);
            }
        }
    }

    private static List<string> Ids(IEnumerable<ReconciledRow> rows) =>
        [.. rows.SelectMany(row => row.Records).Where(record => record is { InternalId: not null, Found: not null }).Select(record => record.InternalId!).Distinct()];

    private static bool IsTransaction(PlanStep step) => RecordTypes.Find(step.Wanted.Key.RecordType)?.Group == RecordGroup.Transaction;

    private static bool IsIn(ReconcileOrder order, DateOnly day) => day >= Day(order.From) && day <= Day(order.To);

    private static DateOnly Day(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static DateOnly LocalDay(ClientConfig client, DateTimeOffset at) => Day(Instant.FromDateTimeOffset(at).InZone(client.Zone).Date);

    private static DateTimeOffset Start(ClientConfig client, LocalDate day) => day.AtStartOfDayInZone(client.Zone).ToDateTimeOffset();

    /// <summary>What is known so far.</summary>
    private sealed record Work(ClientConfig Client, ReconcileOrder Order, FactReader Source, BookReader Books, RunTally Tally)
    {
        private readonly HashSet<string> claimed = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, BookedTransaction> byExternalId = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>By the object's id, which no two objects of a source share.</summary>
        public Dictionary<string, SourceFact> Facts { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, ReconciledRow> Rows { get; } = new(StringComparer.Ordinal);

        /// <summary>Records that nothing at the source stands for.</summary>
        public List<ReconciledRow> Alone { get; } = [];

        public Dictionary<string, BookedTransaction> Booked { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether some fact stands for the record of that external id.</summary>
        public bool IsClaimed(string externalId) => claimed.Contains(externalId);

        public void Hold(IEnumerable<BookedTransaction> transactions)
        {
            foreach (var transaction in transactions)
            {
                byExternalId[transaction.ExternalId] = transaction;
            }
        }

        public IEnumerable<(RecordKey Key, BookedTransaction Found)> Held(ImmutableArray<RecordKey> keys) =>
            keys.Where(key => byExternalId.ContainsKey(key.ExternalId)).Select(key => (key, byExternalId[key.ExternalId]));

        public void Add(ReconciledRow row, ImmutableArray<RecordKey> asked)
        {
            Rows[row.Id] = row;
            claimed.UnionWith(row.Records.Select(record => record.ExternalId).Concat(asked.Select(key => key.ExternalId)));
        }
    }
}

using System.Collections.Immutable;

namespace Engine.Core.Reconciliation;

/// <summary>Source and books of one client beside each other, for the dates from-to, both included.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Revision">Of the configuration whose mappings said what belongs where.</param>
/// <param name="Objects">How many objects of the source were compared.</param>
/// <param name="Rows">What the two sides disagree in first, then everything else; by date, kind and id.</param>
/// <param name="Accounts">Totals per account of the records that were found.</param>
public sealed record ReconciliationReport(
    string Client,
    string Source,
    DateOnly From,
    DateOnly To,
    DateTimeOffset At,
    string Revision,
    int Objects,
    ImmutableArray<ReconciledRow> Rows,
    ImmutableArray<SettledSum> Settled,
    ImmutableArray<PeriodTotal> Periods,
    ImmutableArray<AccountTotal> Accounts)
{
    public int FormatVersion { get; init; } = 1;

    /// <summary>The number of the run that made it; 0 before that is known.</summary>
    public long Run { get; init; }

    public int Count(ReconciledState state) => Rows.Count(row => row.State == state);

    /// <summary>Things the two sides disagree in, sums that are not what they are made of among them.</summary>
    public int Differences => Rows.Count(row => row.IsDifference) + Settled.Count(sum => sum.Difference is { } difference && difference != 0);

    /// <summary>Puts rows into their order and adds them up by period.</summary>
    public static ReconciliationReport Of(
        string client, string source, DateOnly from, DateOnly to, DateTimeOffset at, string revision, IReadOnlyCollection<ReconciledRow> rows, IEnumerable<SettledSum> settled, ImmutableArray<AccountTotal> accounts) => new(
            client,
            source,
            from,
            to,
            at,
            revision,
            rows.Count(row => row.State != ReconciledState.OnlyInNetSuite),
            [.. rows.OrderBy(row => !row.IsDifference).ThenBy(row => row.Date).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)],
            [.. settled.OrderBy(sum => sum.Date).ThenBy(sum => sum.Id, StringComparer.Ordinal)],
            PeriodTotals.Of(rows),
            accounts);
}

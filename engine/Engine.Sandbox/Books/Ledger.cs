using System.Collections.Immutable;

namespace Engine.Sandbox.Books;

/// <summary>
/// The general ledger: the lines of every transaction, and running totals per account, subsidiary and currency. The totals are
/// moved with each posting and not derived from the lines, so that the two can be held against each other.
/// </summary>
internal sealed class Ledger
{
    private readonly SortedDictionary<long, ImmutableArray<TransactionLine>> lines = [];
    private readonly SortedDictionary<LedgerKey, LedgerTotal> totals = [];

    /// <summary>All lines that post, by transaction.</summary>
    public IEnumerable<TransactionLine> Postings => lines.Values.SelectMany(posted => posted).Where(IsPosting);

    /// <summary>The trial balance; rows without movement are left out.</summary>
    public IEnumerable<KeyValuePair<LedgerKey, LedgerTotal>> Totals => totals.Where(row => row.Value != default);

    /// <summary>The lines of one transaction, those that do not post too.</summary>
    public ImmutableArray<TransactionLine> LinesOf(long transaction) =>
        lines.TryGetValue(transaction, out var posted) ? posted : [];

    public void Post(long transaction, ImmutableArray<TransactionLine> posted)
    {
        Unpost(transaction);
        lines[transaction] = posted;
        foreach (var line in posted.Where(IsPosting))
        {
            totals[line.Key] = totals.GetValueOrDefault(line.Key) + LedgerTotal.Of(line);
        }
    }

    public void Unpost(long transaction)
    {
        foreach (var line in LinesOf(transaction).Where(IsPosting))
        {
            totals[line.Key] -= LedgerTotal.Of(line);
        }

        lines.Remove(transaction);
    }

    private static bool IsPosting(TransactionLine line) => line.Posts && (line.Amount != 0 || line.BaseAmount != 0);
}

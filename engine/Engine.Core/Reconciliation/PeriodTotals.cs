using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Reconciliation;

/// <summary>Adds rows up by month, kind and currency. What the configuration leaves out, and what has no amount, counts on neither side.</summary>
internal static class PeriodTotals
{
    public static ImmutableArray<PeriodTotal> Of(IEnumerable<ReconciledRow> rows) =>
    [
        .. rows.Where(row => row.State != ReconciledState.LeftOut && row is { Currency: not null } and not { Amount: null, Booked: null })
            .GroupBy(row => (Period: row.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture), row.Kind, Currency: row.Currency!))
            .Select(group => Of(group.Key, [.. group]))
            .OrderBy(total => total.Period, StringComparer.Ordinal).ThenBy(total => total.Kind, StringComparer.Ordinal).ThenBy(total => total.Currency, StringComparer.Ordinal),
    ];

    private static PeriodTotal Of((string Period, string Kind, string Currency) key, IReadOnlyCollection<ReconciledRow> rows)
    {
        var atSource = rows.Sum(row => row.Amount ?? 0);
        var inNetSuite = rows.Sum(row => row.Booked ?? 0);
        return new PeriodTotal(key.Period, key.Kind, key.Currency, rows.Count, atSource, inNetSuite, inNetSuite - atSource);
    }
}

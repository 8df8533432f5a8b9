using System.Collections.Immutable;
using System.Globalization;

namespace Engine.App.Demo;

/// <summary>Compares the books found in NetSuite with the books expected: totals first, then every record that differs.</summary>
internal static class BookAudit
{
    private static readonly (string Record, string Name, string? Open)[] Kinds =
    [
        ("customer", "customers", null),
        ("invoice", "invoices", "remaining"),
        ("customerPayment", "payments", "unapplied"),
        ("creditMemo", "credit memos", "remaining"),
        ("customerRefund", "refunds", null),
    ];

    public static ImmutableArray<BookCheck> Compare(ImmutableArray<BookEntry> expected, ImmutableArray<BookEntry> found) =>
    [
        .. Kinds.SelectMany(kind => Totals(kind.Record, kind.Name, kind.Open, expected, found)),
        .. Records(expected, found),
    ];

    private static IEnumerable<BookCheck> Totals(string record, string name, string? open, ImmutableArray<BookEntry> expected, ImmutableArray<BookEntry> found)
    {
        var wanted = expected.Where(entry => entry.Record == record).ToList();
        var held = found.Where(entry => entry.Record == record).ToList();
        yield return new($"{name}: how many", Count(wanted), Count(held));
        foreach (var currency in wanted.Concat(held).Select(entry => entry.Currency).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            yield return new($"{name}: sum in {currency}", Sum(wanted, currency, entry => entry.Amount), Sum(held, currency, entry => entry.Amount));
            if (open is not null)
            {
                yield return new($"{name}: {open} in {currency}", Sum(wanted, currency, entry => entry.Open), Sum(held, currency, entry => entry.Open));
            }
        }

        yield return new($"{name}: every one as the facts say", Agreement(wanted, wanted), Agreement(wanted, held));
    }

    private static IEnumerable<BookCheck> Records(ImmutableArray<BookEntry> expected, ImmutableArray<BookEntry> found)
    {
        var wanted = expected.ToDictionary(entry => entry.ExternalId, entry => $"{entry}", StringComparer.Ordinal);
        var held = found.ToLookup(entry => entry.ExternalId, entry => $"{entry}", StringComparer.Ordinal);
        var ids = expected.Concat(found).Select(entry => (entry.ExternalId, entry.Record)).Distinct();
        return ids
            .Select(id => new BookCheck(
                $"{id.Record} {id.ExternalId}",
                wanted.GetValueOrDefault(id.ExternalId, "not there"),
                held.Contains(id.ExternalId) ? string.Join(" AND ", held[id.ExternalId]) : "not there"))
            .Where(check => !check.Holds);
    }

    private static string Count(List<BookEntry> entries) => entries.Count.ToString(CultureInfo.InvariantCulture);

    private static string Sum(List<BookEntry> entries, string currency, Func<BookEntry, decimal> amount) =>
        BookText.Money(entries.Where(entry => entry.Currency == currency).Sum(amount), currency);

    private static string Agreement(List<BookEntry> expected, List<BookEntry> found)
    {
        var held = found.Select(entry => (entry.ExternalId, Text: $"{entry}")).ToHashSet();
        return $"{expected.Count(entry => held.Contains((entry.ExternalId, $"{entry}")))} of {expected.Count}";
    }
}

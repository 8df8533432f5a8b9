using System.Collections.Immutable;

namespace Engine.Core.Specs.Books;

/// <summary>An account that is expected to have a balance, or has one.</summary>
/// <param name="Expected">Null when the spec does not list it.</param>
internal sealed record BookRow(string? Subsidiary, string Account, ExpectedBalance? Expected, decimal Actual)
{
    public decimal Wanted => Expected?.Amount ?? 0;

    public decimal Difference => Actual - Wanted;

    public string Name => Subsidiary is null ? Account : $"{Subsidiary}: {Account}";

    /// <summary>In the order of subsidiaries and account numbers.</summary>
    public static ImmutableArray<BookRow> Of(TrialBalance expected, FoundBooks found)
    {
        var left = found.Postings.GroupBy(posting => (posting.Subsidiary, posting.Account)).ToDictionary(group => group.Key, group => group.Sum(posting => posting.Amount));
        var rows = new List<BookRow>();
        foreach (var row in expected.Rows)
        {
            var account = found.Accounts.FirstOrDefault(account => account.Answers(row.Account));
            var actual = account is not null && left.Remove((row.Subsidiary, account), out var balance) ? balance : 0;
            rows.Add(new BookRow(row.Subsidiary, account?.ToString() ?? row.Account, row, actual));
        }

        rows.AddRange(left.Where(account => account.Value != 0).Select(account => new BookRow(account.Key.Subsidiary, account.Key.Account.ToString(), null, account.Value)));
        return [.. rows.OrderBy(row => row.Subsidiary, StringComparer.Ordinal).ThenBy(row => row.Account, StringComparer.Ordinal)];
    }
}

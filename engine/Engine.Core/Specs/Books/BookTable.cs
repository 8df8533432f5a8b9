using System.Collections.Immutable;
using System.Text;

namespace Engine.Core.Specs.Books;

/// <summary>A trial balance that does not hold, for accountants: each account as expected and as it is, then what every transaction posted.</summary>
internal static class BookTable
{
    private static readonly string[] Heads = ["account", "expected", "actual", "difference"];

    public static string Of(ImmutableArray<BookRow> rows, FoundBooks found)
    {
        var table = Aligned([Heads, .. rows.Select(row => new[]
        {
            row.Name,
            row.Expected is null ? "not listed" : TrialBalance.Text(row.Wanted),
            TrialBalance.Text(row.Actual),
            row.Difference == 0 ? "" : (row.Difference > 0 ? "+" : "") + TrialBalance.Text(row.Difference),
        })]);
        var differing = rows.Where(row => row.Difference != 0).Select(row => (row.Subsidiary, row.Account)).ToHashSet();
        var postings = Aligned([.. found.Postings.GroupBy(posting => posting.Transaction).SelectMany(transaction => transaction
            .GroupBy(posting => (posting.Subsidiary, Account: posting.Account.ToString()))
            .Select((account, place) => new[]
            {
                place == 0 ? $"{transaction.First().Date}  {transaction.Key}" : "",
                TrialBalance.Text(account.Sum(posting => posting.Amount)),
                (differing.Contains(account.Key) ? "  * " : "    ") + account.Key.Account + (account.Key.Subsidiary is { } subsidiary ? $" of {subsidiary}" : ""),
            }))]);
        return $"{table}\n\nposted by (* an account that differs)\n{(postings.Length == 0 ? "nothing" : postings)}";
    }

    // Texts to the left, amounts so that they stand one under the other; a text after the amounts as it is.
    private static string Aligned(string[][] lines)
    {
        var output = new StringBuilder();
        foreach (var line in lines)
        {
            for (var column = 0; column < line.Length; column++)
            {
                var width = lines.Max(other => other[column].Length);
                output.Append(column == 0 ? line[column].PadRight(width) : column == 2 && line.Length == 3 ? line[column] : $"  {line[column].PadLeft(width)}");
            }

            output.Length = output.ToString().TrimEnd().Length;
            output.Append('\n');
        }

        return output.ToString().TrimEnd('\n');
    }
}

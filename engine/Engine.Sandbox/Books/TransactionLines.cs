using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>The lines of a transaction, as its type is defined to post.</summary>
internal static class TransactionLines
{
    public static ImmutableArray<TransactionLine> Of(Company company, StoredRecord record)
    {
        var posting = new Posting(company, record);
        var entries = record.Definition.Transaction!.Posts.SelectMany(rule => rule.Entries(posting)).Select(posting.InBase).ToList();
        return [.. Numbered(record, WithDifference(posting, entries))];
    }

    private static List<Entry> WithDifference(Posting posting, List<Entry> entries)
    {
        var difference = entries.Where(entry => entry.Account is not null).Sum(entry => entry.BaseAmount!.Value);
        if (difference == 0)
        {
            return entries;
        }

        if (posting.SettlesDocuments)
        {
            return [.. entries, new Entry(LineRole.ExchangeDifference, posting.Account(AccountRole.RealizedGainLoss), 0) { BaseAmount = -difference }];
        }

        // Every line is rounded to the base currency by itself; the main line takes what is left over.
        var main = entries[0];
        return [main with { BaseAmount = main.BaseAmount - difference }, .. entries.Skip(1)];
    }

    private static IEnumerable<TransactionLine> Numbered(StoredRecord record, List<Entry> entries)
    {
        var next = entries.Max(entry => entry.Number ?? 0) + 1;
        foreach (var entry in entries)
        {
            var number = entry.Number ?? (entry.Role == LineRole.Main ? 0 : next++);
            yield return new TransactionLine(record, number, entry.Role, entry.Account, entry.Amount, entry.BaseAmount!.Value, entry.Fields);
        }
    }
}

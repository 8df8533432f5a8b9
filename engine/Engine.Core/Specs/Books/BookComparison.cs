using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Specs.Books;

/// <summary>Holds the ledger, and how the events ended, against what a spec expects of them.</summary>
public static class BookComparison
{
    public static ImmutableArray<SpecDifference> Compare(BookAct.Looked look, FoundBooks found)
    {
        var differences = new List<SpecDifference>();
        CompareEvents(look, found, differences);
        if (look.Expected.Mapping(BookSpecs.Books) is { } books)
        {
            CompareAccounts(look, TrialBalance.Of(books), found, differences);
        }

        return [.. differences];
    }

    private static void CompareAccounts(BookAct.Looked look, TrialBalance expected, FoundBooks found, List<SpecDifference> differences)
    {
        var unknown = expected.Rows.Where(row => !found.Subsidiaries.Contains(row.Subsidiary) || !found.Accounts.Any(account => account.Answers(row.Account))).ToList();
        differences.AddRange(unknown.Select(row => Unknown(look, row, found)));
        var rows = BookRow.Of(expected, found);
        var table = new Lazy<string>(() => BookTable.Of(rows, found));
        differences.AddRange(rows.Where(row => row.Difference != 0).Select(row => new SpecDifference(
            SpecCodes.BooksDiffer,
            row.Expected?.Span ?? expected.Span,
            $"{look.Title}: {row.Name} is {TrialBalance.Text(row.Actual)}, expected {TrialBalance.Text(row.Wanted)}.")
        {
            Subject = look.Title,
            Field = row.Name,
            Expected = TrialBalance.Text(row.Wanted),
            Got = TrialBalance.Text(row.Actual),
            Table = table.Value,
        }));
    }

    private static SpecDifference Unknown(BookAct.Looked look, ExpectedBalance row, FoundBooks found)
    {
        var isPlace = !found.Subsidiaries.Contains(row.Subsidiary);
        var message = isPlace
            ? $"No subsidiary is called {row.Subsidiary}.{Suggestion.DidYouMean(row.Subsidiary!, found.Subsidiaries.OfType<string>())}"
            : $"No account is called {row.Account}.{Suggestion.DidYouMean(row.Account, found.Accounts.SelectMany(account => new[] { account.Name, account.ToString() }))}";
        return new SpecDifference(SpecCodes.NoSuchAccount, row.Span, message)
        {
            Subject = look.Title,
            Field = row.Account,
            Expected = "an account of the ledger, by number, by name or as both",
            Got = message,
        };
    }

    private static void CompareEvents(BookAct.Looked look, FoundBooks found, List<SpecDifference> differences)
    {
        foreach (var ending in new[] { "raised", "waiting" })
        {
            CompareEvents(look, ending, found, differences);
        }

        if (look.Expected["ignored"] is not null)
        {
            CompareEvents(look, "ignored", found, differences);
        }
    }

    private static void CompareEvents(BookAct.Looked look, string ending, FoundBooks found, List<SpecDifference> differences)
    {
        var left = found.Events.Where(one => one.Ending == ending).ToList();
        foreach (var (parts, span) in Wanted(look.Expected[ending]))
        {
            if (left.Find(one => one.Reasons.Any(reason => parts.All(part => reason.Contains(part, StringComparison.Ordinal)))) is { } match)
            {
                left.Remove(match);
                continue;
            }

            var wanted = string.Join(" ", parts);
            differences.Add(new SpecDifference(SpecCodes.OutcomeDiffers, span, $"{look.Title}: no event is {ending}: {wanted}.")
            {
                Subject = look.Title,
                Field = $"an event that is {ending}",
                Expected = wanted,
                Got = Texts(found.Events.Where(one => one.Ending is not null)),
            });
        }

        differences.AddRange(left.Select(one => new SpecDifference(SpecCodes.OutcomeDiffers, look.Span, $"{look.Title}: {one.Type} {one.Id} is {ending}: {string.Join("; ", one.Reasons)}")
        {
            Subject = look.Title,
            Field = $"{one.Type} {one.Id}",
            Expected = $"not to be {ending}",
            Got = Texts([one]),
        }));
    }

    private static string Texts(IEnumerable<EndedEvent> events)
    {
        var all = events.Select(one => $"{one.Type} {one.Id} {one.Ending}: {string.Join("; ", one.Reasons)}").ToList();
        return all.Count == 0 ? "every event was written or ignored" : string.Join("\n", all);
    }

    // A code, a code with a part of its message, a part of the reason, or { record type: external id }.
    private static IEnumerable<(string[] Parts, SourceSpan Span)> Wanted(ConfigNode? node) => node switch
    {
        ConfigScalar scalar => [([scalar.Text], scalar.Span)],
        ConfigMapping coded when coded.Text("code") is { } code => [([code, coded.Text("message") ?? ""], coded.Span)],
        ConfigMapping record => record.Entries.Select(entry => (new[] { entry.Name, ((ConfigScalar)entry.Value).Text }, entry.Key.Span)),
        ConfigSequence sequence => sequence.Items.SelectMany(Wanted),
        _ => [],
    };
}

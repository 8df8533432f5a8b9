using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;

namespace Engine.App.Docs;

/// <summary>How the histories of a source end: taken back to nothing, to what is left of it, by themselves, or not, and why.</summary>
internal static class HistoriesSection
{
    /// <summary>Nothing where no history is of that source.</summary>
    /// <param name="specs">The specs of all clients.</param>
    public static string Render(string source, IEnumerable<ConfigFile> specs)
    {
        var ends = specs
            .Where(file => file.Kind == ConfigFileKind.Spec)
            .SelectMany(file => SpecMatrix.Rows(file, new FindingSink()))
            .Where(BookSpecs.IsOne)
            .Select(file => (ConfigMapping)file.Root)
            .Where(root => Sources(root).Contains(source))
            .Select(EndOf)
            .OrderBy(end => end.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        return ends.IsEmpty ? "" : Render(ends);
    }

    private static string Render(ImmutableArray<HistoryEnd> ends)
    {
        var page = new StringBuilder("\n## Histories, forward and back\n\n");
        page.Append(null, $"{ends.Length} histories are played into the sandbox's ledger, each with trial balances that are written by hand: {Count(ends, HistoryEndKind.TakenBack)} are taken back until nothing has a balance, ");
        page.Append(null, $"{Count(ends, HistoryEndKind.Left)} until only what is listed has one, {Count(ends, HistoryEndKind.ByItself)} end with nothing by themselves, and {Count(ends, HistoryEndKind.NotTakenBack)} are not taken back, for the reason listed.\n");
        Table(page, "| What stays after the way back | In |", ends.Where(end => end.Kind == HistoryEndKind.Left));
        Table(page, "| Why it is not taken back | History |", ends.Where(end => end.Kind == HistoryEndKind.NotTakenBack));
        return page.ToString();
    }

    private static void Table(StringBuilder page, string head, IEnumerable<HistoryEnd> ends)
    {
        page.Append(null, $"\n{head}\n| --- | --- |\n");
        foreach (var group in ends.GroupBy(end => end.Detail).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            page.Append(null, $"| {group.Key} | {string.Join("<br>", group.Select(end => end.Name))} |\n");
        }
    }

    private static int Count(ImmutableArray<HistoryEnd> ends, HistoryEndKind kind) => ends.Count(end => end.Kind == kind);

    private static HistoryEnd EndOf(ConfigMapping root)
    {
        var name = root.Text("name")!;
        if (root.Mapping("back") is { } back)
        {
            return back.Mapping("books") is { Entries.Length: > 0 } left
                ? new HistoryEnd(name, HistoryEndKind.Left, string.Join(", ", Balances(left)))
                : new HistoryEnd(name, HistoryEndKind.TakenBack, "");
        }

        return root.Mapping("then")?.Mapping("books") is { Entries.Length: 0 }
            ? new HistoryEnd(name, HistoryEndKind.ByItself, "")
            : new HistoryEnd(name, HistoryEndKind.NotTakenBack, root.Text("back") ?? "nothing is said");
    }

    // Of a subsidiary with books of its own, its accounts.
    private static IEnumerable<string> Balances(ConfigMapping books) => books.Entries.SelectMany(entry => entry.Value is ConfigMapping own
        ? Balances(own).Select(account => $"{entry.Name}: {account}")
        : [entry.Name]);

    private static IEnumerable<string> Sources(ConfigMapping root) =>
        (root.Sequence("when")?.Items ?? []).OfType<ConfigMapping>().Where(happens => happens["event"] is not null).Select(SpecPayload.SourceOf);
}

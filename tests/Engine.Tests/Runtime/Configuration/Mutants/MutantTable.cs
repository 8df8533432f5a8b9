using System.Text;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>What came of mutants, counted by kind of file and by what was done, and those by name that nobody reported.</summary>
internal static class MutantTable
{
    public static string Of(int all, IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged)
    {
        var output = new StringBuilder($"{all} mutants of the shipped configuration, {judged.Count} tried\n\n");
        Append(output, "file", judged, mutant => FileKind(mutant.File));
        Append(output, "done", judged, mutant => mutant.Kind);
        foreach (var (mutant, verdict) in judged.Where(one => one.Verdict is Verdict.SamePlans or Verdict.Silent).OrderBy(one => (one.Verdict, one.Mutant.ToString())))
        {
            output.Append($"{verdict} {mutant}\n");
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, string title, IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged, Func<Mutant, string> part)
    {
        output.Append(Row(title, [.. Enum.GetNames<Verdict>(), "all"]));
        foreach (var group in judged.GroupBy(one => part(one.Mutant)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.Append(Row(group.Key, Counts([.. group])));
        }

        output.Append(Row("all", Counts(judged))).Append('\n');
    }

    private static string[] Counts(IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged) =>
        [.. Enum.GetValues<Verdict>().Select(verdict => $"{judged.Count(one => one.Verdict == verdict)}"), $"{judged.Count}"];

    private static string Row(string name, string[] cells) => $"{name,-22}{string.Concat(cells.Select(cell => cell.PadLeft(15)))}\n";

    private static string FileKind(string file) => file.Split('/') switch
    {
        ["rules", ..] => "rule sets (JSON)",
        [.., "crosswalks", _] => "crosswalks (CSV)",
        [.., "shapes", _] => "shapes",
        [.., "events.yaml"] => "event lists",
        [.., "client.yaml"] => "client files",
        _ => "mappings",
    };
}

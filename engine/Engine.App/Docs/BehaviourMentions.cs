using System.Text.RegularExpressions;

namespace Engine.App.Docs;

/// <summary>
/// Finds the rows that a file names: <c>Differs from SN-IN-09: reason.</c>, <c>Left out SN-PP-01 to SN-PP-03: reason.</c>, and any id elsewhere, which
/// says that the row is reached there.
/// </summary>
internal static partial class BehaviourMentions
{
    private const string Id = "[A-Z]{2}-[A-Z]{2}-[0-9]{2}";

    public static IEnumerable<BehaviourMention> In(string path, string text)
    {
        var spec = path.EndsWith(".spec.yaml", StringComparison.Ordinal) && Name().Match(text) is { Success: true } name ? name.Groups[1].Value.Trim('"', ' ') : null;
        return Blocks(text).SelectMany(block => In(block, path, spec));
    }

    private static IEnumerable<BehaviourMention> In(string block, string path, string? spec)
    {
        foreach (Match statement in Statements().Matches(block))
        {
            var verdict = statement.Groups["verb"].Value[0] is 'D' or 'd' ? BehaviourVerdict.Differs : BehaviourVerdict.LeftOut;
            foreach (var id in Ids(statement.Groups["ids"].Value))
            {
                yield return new BehaviourMention(id, verdict, statement.Groups["reason"].Value.Trim(), path, spec);
            }
        }

        foreach (var id in Ids(Statements().Replace(block, match => match.Groups["reason"].Value)))
        {
            yield return new BehaviourMention(id, BehaviourVerdict.Reached, null, path, spec);
        }
    }

    // SN-RR-05 to SN-RR-07 are three.
    private static IEnumerable<string> Ids(string text)
    {
        foreach (Match range in Ranges().Matches(text))
        {
            var (first, last) = (range.Groups["first"].Value, range.Groups["last"].Value is { Length: > 0 } to ? to : range.Groups["first"].Value);
            for (var number = int.Parse(first[^2..], System.Globalization.CultureInfo.InvariantCulture); number <= int.Parse(last[^2..], System.Globalization.CultureInfo.InvariantCulture); number++)
            {
                yield return $"{first[..^2]}{number:00}";
            }
        }
    }

    // The lines of a comment are one text; every other line stands by itself.
    private static IEnumerable<string> Blocks(string text)
    {
        var comment = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('#'))
            {
                comment.Add(line.TrimStart('#').Trim());
                continue;
            }

            yield return string.Join(' ', comment);
            comment.Clear();
            yield return line;
        }

        yield return string.Join(' ', comment);
    }

    [GeneratedRegex($@"(?<verb>[Dd]iffers from|[Ll]eft out) (?<ids>{Id}(?:(?:, and |, | and | to ){Id})*): (?<reason>.*?)\.(?=\s+\p{{Lu}}|\s*""|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Statements();

    [GeneratedRegex($@"(?<first>{Id})(?: to (?<last>{Id}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"^name:\s*(.+?)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Name();
}

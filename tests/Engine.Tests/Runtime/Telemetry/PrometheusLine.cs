using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Tests.Runtime.Telemetry;

/// <summary>One sample of Prometheus' text format, read strictly by the grammar of its documentation.</summary>
internal sealed partial record PrometheusLine(string Name, ImmutableSortedDictionary<string, string> Labels, double Value)
{
    /// <summary>Reads a page: every line is a comment or a sample, and each sample's family is announced before it.</summary>
    public static ImmutableArray<PrometheusLine> Read(string page)
    {
        Assert.EndsWith("\n", page, StringComparison.Ordinal);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<PrometheusLine>();
        foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                var comment = Comment().Match(line);
                Assert.True(comment.Success, line);
                if (comment.Groups["what"].Value == "TYPE")
                {
                    types.Add(comment.Groups["name"].Value, comment.Groups["rest"].Value);
                }

                continue;
            }

            var sample = Sample().Match(line);
            Assert.True(sample.Success, line);
            var name = sample.Groups["name"].Value;
            Assert.True(types.ContainsKey(name) || types.GetValueOrDefault(Suffix().Replace(name, "")) == "histogram", $"{name} has no TYPE.");
            lines.Add(new PrometheusLine(
                name,
                sample.Groups["label"].Captures.Zip(sample.Groups["text"].Captures).ToImmutableSortedDictionary(pair => pair.First.Value, pair => Unescape(pair.Second.Value)),
                sample.Groups["value"].Value == "+Inf" ? double.PositiveInfinity : double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)));
        }

        return lines.ToImmutable();
    }

    public string Series => $"{Name}{{{string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}"))}}}";

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value switch { "\\n" => "\n", "\\\"" => "\"", _ => "\\" });

    [GeneratedRegex("^# (?<what>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<text>(?:[^"\\\n]|\\[\\n"])*)",?)*\})? (?<value>\+Inf|-?[0-9.eE+-]+)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Sample();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\\[\\n""]", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

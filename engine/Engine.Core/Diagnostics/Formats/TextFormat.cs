using System.Collections.Immutable;
using System.Text;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>For people: the finding, the line of the file with the place underlined, and what to do about it.</summary>
public sealed class TextFormat : FindingFormat
{
    public override string Name => "text";

    public override string Render(ImmutableArray<Finding> findings, ImmutableDictionary<string, string> texts, FindingStyle style)
    {
        var lines = new SourceLines(texts);
        var hidden = HiddenLines(findings);
        var output = new StringBuilder();
        foreach (var finding in findings)
        {
            output.Append(ConciseFormat.Line(finding, style)).Append('\n');
            if (!hidden.Contains((finding.Span.File, finding.Span.Start.Line)) && lines.Line(finding.Span) is { } line)
            {
                AppendSource(output, line, finding, style);
            }

            output.Append($"{style.Faint}  help: {finding.Code.Help}{style.Reset}\n\n");
        }

        return output.ToString();
    }

    // A line with a secret is not shown, whatever else is wrong with it.
    private static HashSet<(string File, int Line)> HiddenLines(ImmutableArray<Finding> findings) =>
    [
        .. findings.Where(finding => finding.HidesSource).SelectMany(finding =>
            Enumerable.Range(finding.Span.Start.Line, Math.Max(1, finding.Span.End.Line - finding.Span.Start.Line + 1))
                .Select(line => (finding.Span.File, line))),
    ];

    private static void AppendSource(StringBuilder output, string line, Finding finding, FindingStyle style)
    {
        var window = SourceWindow.Around(line, finding.Span);
        var number = $"{finding.Span.Start.Line}".PadLeft(5);
        output.Append($"{style.Faint}{number} |{style.Reset} {window.Text}\n");
        output.Append($"{style.Faint}      |{style.Reset} {new string(' ', window.Offset)}");
        output.Append($"{style.Of(finding.Severity)}{new string('^', window.Length)}{style.Reset}\n");
    }
}

using System.Collections.Immutable;
using System.Text;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>
/// Workflow commands of GitHub Actions, which become annotations on the lines of a pull request. Escaping as in the runner's
/// toolkit: <c>%</c>, CR and LF everywhere, <c>:</c> and <c>,</c> in properties too.
/// </summary>
public sealed class GitHubFormat : FindingFormat
{
    public override string Name => "github";

    public override string Render(ImmutableArray<Finding> findings, ImmutableDictionary<string, string> texts, FindingStyle style)
    {
        var output = new StringBuilder();
        foreach (var finding in findings)
        {
            output.Append(Command(finding)).Append('\n');
        }

        return output.ToString();
    }

    private static string Command(Finding finding)
    {
        var (start, end) = (finding.Span.Start, finding.Span.End);
        // A column range is understood within one line only.
        var columns = start.Line == end.Line ? $",endLine={end.Line},endColumn={end.Column}" : $",endLine={end.Line}";
        var level = finding.Severity == Severity.Error ? "error" : "warning";
        return $"::{level} file={Property(finding.Span.File)},line={start.Line},col={start.Column}{columns}," +
            $"title={Property($"{finding.Code.Id} {finding.Code.Title}")}::{Data(finding.Message)}";
    }

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");

    private static string Data(string text) => Printable.Of(text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A"));
}

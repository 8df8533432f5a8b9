using System.Collections.Immutable;
using System.Text;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>One line for each finding: <c>file:line:column: CODE message</c>, as editors and grep understand it.</summary>
public sealed class ConciseFormat : FindingFormat
{
    public override string Name => "concise";

    public override string Render(ImmutableArray<Finding> findings, ImmutableDictionary<string, string> texts, FindingStyle style)
    {
        var output = new StringBuilder();
        foreach (var finding in findings)
        {
            output.Append(Line(finding, style)).Append('\n');
        }

        return output.ToString();
    }

    internal static string Line(Finding finding, FindingStyle style)
    {
        var warning = finding.Severity == Severity.Warning ? "warning: " : "";
        return $"{style.Strong}{Printable.Of(finding.Span.File)}:{finding.Span.Start}:{style.Reset} " +
            $"{style.Of(finding.Severity)}{finding.Code}{style.Reset} {warning}{Printable.Of(finding.Message)}";
    }
}

using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>
/// Says of findings in a rule file which rule they are about, as <c>workflow/Rule/Child</c>: a position alone does not tell
/// whoever reads the file in a tool that shows rules by name.
/// </summary>
public static class RulePaths
{
    // The reader of rule files goes no deeper.
    private const int DeepestRule = 64;

    /// <summary>The same findings; those that stand within a rule name it at their end.</summary>
    public static IEnumerable<Finding> Name(IEnumerable<Finding> findings, ImmutableArray<ConfigFile> files) =>
        findings.Select(finding => PathOf(finding.Span, files) is { } path && !finding.Message.EndsWith(Told(path), StringComparison.Ordinal)
            ? finding with { Message = finding.Message + Told(path) }
            : finding);

    private static string Told(string path) => $" (rule {path})";

    private static string? PathOf(SourceSpan span, ImmutableArray<ConfigFile> files)
    {
        var file = files.FirstOrDefault(candidate => candidate.Path == span.File);
        var workflows = file?.Root is ConfigSequence list ? list.Items : file is null ? [] : [file.Root];
        foreach (var workflow in workflows.OfType<ConfigMapping>().Where(node => Holds(node.Span, span.Start)))
        {
            var name = Text(workflow, "WorkflowName") ?? "?";
            var below = Below(workflow, span.Start, 1);
            return below is null ? null : name + below;
        }

        return null;
    }

    private static string? Below(ConfigMapping parent, TextPosition at, int depth)
    {
        var rules = parent.Entries.FirstOrDefault(entry => entry.Name.Equals("Rules", StringComparison.OrdinalIgnoreCase))?.Value as ConfigSequence;
        var rule = rules?.Items.OfType<ConfigMapping>().FirstOrDefault(node => Holds(node.Span, at));
        return rule is null || depth > DeepestRule ? null : $"/{Text(rule, "RuleName") ?? "?"}{Below(rule, at, depth + 1)}";
    }

    private static string? Text(ConfigMapping node, string name) =>
        (node.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value as ConfigScalar)?.Text;

    private static bool Holds(SourceSpan span, TextPosition at) => !IsBefore(at, span.Start) && IsBefore(at, span.End);

    private static bool IsBefore(TextPosition a, TextPosition b) => a.Line < b.Line || (a.Line == b.Line && a.Column < b.Column);
}

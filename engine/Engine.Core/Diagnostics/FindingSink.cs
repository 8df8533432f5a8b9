using System.Collections.Immutable;

namespace Engine.Core.Diagnostics;

/// <summary>Collects everything that is wrong before anything is answered, in file and position order.</summary>
public sealed class FindingSink
{
    private readonly List<Finding> findings = [];

    public bool HasErrors => findings.Exists(f => f.Severity == Severity.Error);

    public void Error(DiagnosticCode code, SourceSpan span, string message) => findings.Add(new Finding(code, span, message));

    public void Warning(DiagnosticCode code, SourceSpan span, string message) =>
        findings.Add(new Finding(code, span, message) { Severity = Severity.Warning });

    public void AddRange(IEnumerable<Finding> more) => findings.AddRange(more);

    /// <summary>The findings so far, each once, ordered by file, line, column and code.</summary>
    public ImmutableArray<Finding> ToImmutable() =>
    [
        .. findings.Distinct()
            .OrderBy(f => f.Span.File, StringComparer.Ordinal)
            .ThenBy(f => f.Span.Start.Line)
            .ThenBy(f => f.Span.Start.Column)
            .ThenBy(f => f.Code.Id, StringComparer.Ordinal),
    ];
}

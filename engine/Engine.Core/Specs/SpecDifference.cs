using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Specs;

/// <summary>One way in which what was planned differs from what a spec expects.</summary>
/// <param name="Span">Where the spec says what it expects.</param>
/// <param name="Message">The difference as one sentence.</param>
public sealed record SpecDifference(DiagnosticCode Code, SourceSpan Span, string Message)
{
    /// <summary>What it is about, such as <c>create invoice in_1</c>; null for the spec as a whole.</summary>
    public string? Subject { get; init; }

    /// <summary>The field that differs, such as <c>memo</c> or <c>item line 2: amount</c>; null when not a field differs but the step or its end.</summary>
    public string? Field { get; init; }

    /// <summary>As the spec has it.</summary>
    public string Expected { get; init; } = "";

    /// <summary>As it was planned.</summary>
    public string Got { get; init; } = "";

    /// <summary>Shown once in place of all differences that share it; null to show each by itself.</summary>
    public string? Table { get; init; }

    /// <summary>The configuration lines that made it so: the mapping's line first, then rows of crosswalks that it took.</summary>
    public ImmutableArray<SourceSpan> From { get; init; } = [];

    public Finding Finding => new(Code, Span, Message);
}

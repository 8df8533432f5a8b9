namespace Engine.Core.Diagnostics;

/// <summary>A stretch of a configuration file.</summary>
/// <param name="File">Path relative to the project root, with forward slashes.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
public sealed record SourceSpan(string File, TextPosition Start, TextPosition End)
{
    public override string ToString() => $"{File}:{Start}";
}

namespace Engine.Core.Diagnostics;

/// <summary>One thing that is wrong with a configuration file.</summary>
/// <param name="Code">Which trouble it is.</param>
/// <param name="Span">Where the offending text stands.</param>
/// <param name="Message">What is wrong, with the offending value, and what would be right.</param>
public sealed record Finding(DiagnosticCode Code, SourceSpan Span, string Message)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>True when the file's text at this place must not be shown: it may be a secret.</summary>
    public bool HidesSource { get; init; }
}

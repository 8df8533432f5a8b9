using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>What a client does with one event name of a source.</summary>
/// <param name="Type">The source's name of the event, such as <c>invoice.paid</c>.</param>
/// <param name="IgnoredBecause">Why it is ignored; null when mappings handle it.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record EventDeclaration(string Type, string? IgnoredBecause, SourceSpan Span)
{
    public bool IsIgnored => IgnoredBecause is not null;

    /// <summary>The versions of the source's API whose payloads the mappings were written for; null when none are named, and any is taken.</summary>
    public KnownVersions? Versions { get; init; }
}

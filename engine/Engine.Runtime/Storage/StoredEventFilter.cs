using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Which accepted events to read. Null and empty take all.</summary>
public sealed record StoredEventFilter(string Client)
{
    /// <summary>The source's ids.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>By the source's clock, included.</summary>
    public DateTimeOffset? OccurredFrom { get; init; }

    /// <summary>By the source's clock, not included.</summary>
    public DateTimeOffset? OccurredTo { get; init; }

    public EventState? State { get; init; }

    /// <summary>The mapping that took the event when it was last decided.</summary>
    public string? Mapping { get; init; }

    /// <summary>With an open problem of this code.</summary>
    public string? RaisedCode { get; init; }
}

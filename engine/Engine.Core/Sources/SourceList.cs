using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>One page of a list at a source.</summary>
/// <param name="Collection">What is listed: <c>events</c>, or objects such as <c>invoice</c>.</param>
/// <param name="From">Made at this instant or later.</param>
/// <param name="To">Made before it.</param>
/// <param name="After">Id of the last one of the page before; null for the first page.</param>
public sealed record SourceList(string Source, string Collection, DateTimeOffset From, DateTimeOffset To, string? After)
{
    public const string Events = "events";

    /// <summary>Names of events; empty takes all. Of events only.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Only what belongs to the object of this id; its name is the collection that it is listed under. Null for all.</summary>
    public (string Name, string Id)? Of { get; init; }
}

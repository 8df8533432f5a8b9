using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>A sublist of a record type, such as the item lines of an invoice.</summary>
public sealed record Sublist(string Name)
{
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>How many lines the record must have.</summary>
    public int AtLeast { get; init; }

    /// <summary>
    /// The field that tells lines apart, such as <c>doc</c> of <c>apply</c>; null when lines are told apart only by their place,
    /// so that an update has to replace them all.
    /// </summary>
    public string? Key { get; init; }
}

using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>One row of a crosswalk.</summary>
/// <param name="Key">What the source calls it.</param>
/// <param name="InternalId">What NetSuite calls it.</param>
/// <param name="IsActive">False when NetSuite would refuse the id; using the row is then an error, not a guess.</param>
/// <param name="Span">Where the row stands.</param>
public sealed record CrosswalkRow(string Key, string InternalId, bool IsActive, SourceSpan Span)
{
    /// <summary>The cells of the other columns, by the name of the column, in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Columns { get; init; } = [];
}

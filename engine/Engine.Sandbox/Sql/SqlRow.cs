using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>One row of an answer.</summary>
/// <param name="Record">The record it was read from; null for an aggregate.</param>
internal sealed record SqlRow(StoredRecord? Record, ImmutableArray<object?> Values)
{
    /// <summary>Equal for rows that show the same.</summary>
    public string Key => string.Join('\u0001', Values.Select(value => SqlValues.Show(value) ?? "\u0000"));
}

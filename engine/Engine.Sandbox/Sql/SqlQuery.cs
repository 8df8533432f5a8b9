using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>A whole query.</summary>
/// <param name="KeepsRepeats">For each SELECT after the first: whether it was joined by UNION ALL.</param>
/// <param name="First">FETCH FIRST n ROWS ONLY; null for all.</param>
internal sealed record SqlQuery(
    ImmutableArray<SqlSelect> Selects,
    ImmutableArray<bool> KeepsRepeats,
    ImmutableArray<SqlOrder> Order,
    int? First);

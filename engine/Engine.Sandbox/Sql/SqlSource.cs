namespace Engine.Sandbox.Sql;

/// <summary>One table, or query in parentheses, of a FROM.</summary>
/// <param name="Table">Null for a query.</param>
/// <param name="Query">Null for a table.</param>
/// <param name="Alias">The name it goes by in the query.</param>
/// <param name="Join"><c>JOIN</c>, <c>LEFT JOIN</c>, <c>CROSS JOIN</c> or <c>,</c>; empty for the first.</param>
internal sealed record SqlSource(string? Table, SqlQuery? Query, string Alias, string Join, SqlExpression? On);

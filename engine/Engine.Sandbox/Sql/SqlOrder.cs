namespace Engine.Sandbox.Sql;

/// <summary>One key of an ORDER BY.</summary>
/// <param name="NullsFirst">Null where the query does not say: Oracle then puts them last when ascending, first when descending.</param>
internal sealed record SqlOrder(SqlExpression Value, bool Descends, bool? NullsFirst);

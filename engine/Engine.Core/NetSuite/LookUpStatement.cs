using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>One SuiteQL statement that asks for many records by external id.</summary>
/// <param name="Table">Table it reads.</param>
/// <param name="Text">Gives <c>id</c> and <c>externalid</c>, and for transactions <c>type</c>; at most one row per external id.</param>
/// <param name="Keys">The records it asks for.</param>
public sealed record LookUpStatement(string Table, string Text, ImmutableArray<RecordKey> Keys);

using System.Collections.Immutable;
using Engine.Core.Enrichment;

namespace Engine.Core.NetSuite;

/// <summary>One SuiteQL statement that asks which records hold certain texts in one column.</summary>
/// <param name="Column">In lower case, as SuiteQL answers it.</param>
/// <param name="Text">Gives <c>id</c>, <c>externalid</c>, the column, and for transactions <c>type</c>; any number of rows.</param>
public sealed record SearchStatement(string Column, string Text, ImmutableArray<SearchKey> Keys);

using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>What one statement of searches showed.</summary>
/// <param name="Problem">Why there are no rows to trust; null when there are.</param>
/// <param name="Exchange">What went over the wire; null when nothing was sent.</param>
internal sealed record SearchStatementAnswer(SearchStatement Statement, ImmutableArray<SearchRow> Rows, string? Problem, HttpExchange? Exchange);

using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>What one statement showed.</summary>
/// <param name="Problem">Why there are no rows to trust; null when there are.</param>
/// <param name="Exchange">What went over the wire; null when nothing was sent.</param>
internal sealed record StatementAnswer(LookUpStatement Statement, ImmutableArray<LookUpRow> Rows, string? Problem, HttpExchange? Exchange);

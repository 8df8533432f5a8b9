using System.Collections.Immutable;

namespace Engine.Core.Planning;

/// <summary>One item of evidence.</summary>
/// <param name="Amount">What it adds to the sum, in the currency of the whole.</param>
/// <param name="Columns">What else is said of it, in order; empty ones are left out.</param>
public sealed record EvidenceItem(decimal Amount, ImmutableArray<KeyValuePair<string, string>> Columns);

using Engine.Core.Diagnostics;

namespace Engine.Core.Specs.Books;

/// <summary>One row of a spec's trial balance.</summary>
/// <param name="Subsidiary">Its name; null for the top one.</param>
/// <param name="Account">Number, name, or both: <c>1100 Accounts Receivable</c>.</param>
/// <param name="Amount">In the subsidiary's currency, a debit positive.</param>
public sealed record ExpectedBalance(string? Subsidiary, string Account, decimal Amount, SourceSpan Span);

using System.Collections.Immutable;

namespace Engine.Core.Specs.Books;

/// <summary>The general ledger when it was looked at.</summary>
/// <param name="Accounts">All there are, those without a balance too.</param>
/// <param name="Subsidiaries">Names; null for the top one.</param>
/// <param name="Postings">In the order of the transactions.</param>
/// <param name="Events">Everything that came until then.</param>
public sealed record FoundBooks(
    ImmutableArray<LedgerAccount> Accounts, ImmutableArray<string?> Subsidiaries, ImmutableArray<LedgerPosting> Postings, ImmutableArray<EndedEvent> Events);

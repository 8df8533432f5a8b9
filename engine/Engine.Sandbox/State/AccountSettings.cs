using System.Collections.Immutable;

namespace Engine.Sandbox.State;

/// <summary>The account's preferences. Immutable: a seed replaces it.</summary>
internal sealed record AccountSettings
{
    /// <summary>Transactions dated on or before are refused, whatever accounting periods say; null for no such date.</summary>
    public DateOnly? ClosedThrough { get; init; }

    /// <summary>Accounts that transactions post to without naming them.</summary>
    public ImmutableSortedDictionary<AccountRole, long> Accounts { get; init; } = ImmutableSortedDictionary<AccountRole, long>.Empty;

    public long? Account(AccountRole role) => Accounts.TryGetValue(role, out var id) ? id : null;
}

using System.Collections.Immutable;

namespace Engine.Runtime.NetSuite;

/// <summary>How the engine stands with one NetSuite account.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Circuit"><c>closed</c>, <c>open</c> or <c>halfOpen</c>.</param>
/// <param name="Calls">Requests sent since the start, by what they were for; logins are not among them.</param>
public sealed record AccountReport(string Account, GovernorReport Governor, string Circuit, ImmutableSortedDictionary<CallKind, long> Calls)
{
    /// <summary>How far NetSuite's clock is ahead of ours; negative when it is behind, null before it answered.</summary>
    public TimeSpan? ClockAhead { get; init; }

    /// <summary>Why the account is parked; null while it answers.</summary>
    public AccountTrouble? Trouble { get; init; }
}

using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Account;

/// <summary>What an account's metadata catalogue said of the record types that a client writes.</summary>
/// <param name="Account">Account id, such as <c>1234567_SB1</c>.</param>
/// <param name="Records">By REST name.</param>
/// <param name="NotThere">Record types that were asked for and that the account does not have, or does not show to our role.</param>
public sealed record AccountSchema(
    string Account, ImmutableSortedDictionary<string, AccountRecord> Records, ImmutableSortedSet<string> NotThere);

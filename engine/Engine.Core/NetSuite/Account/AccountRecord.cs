using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Account;

/// <summary>A record type as an account has it.</summary>
/// <param name="Name">REST name.</param>
/// <param name="Fields">Body fields by name.</param>
/// <param name="Sublists">Fields of the lines by name, by sublist.</param>
public sealed record AccountRecord(
    string Name,
    ImmutableSortedDictionary<string, AccountField> Fields,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, AccountField>> Sublists);

using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Items with one cause.</summary>
/// <param name="Cause">Its short name.</param>
/// <param name="Money">Sum of what the events say they are about, by currency; events that say nothing are not in it.</param>
/// <param name="Example">The message of the latest item.</param>
public sealed record ItemGroup(
    string Cause,
    string Code,
    string CauseText,
    string Example,
    long Count,
    ImmutableSortedDictionary<string, decimal> Money,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    ImmutableArray<string> Clients);

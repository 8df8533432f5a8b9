using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What there is to do and what got done. Counts only what is open, from an index; what has an end is never read.</summary>
public interface IWorkload
{
    /// <summary>Open events, by client, state and cause.</summary>
    Task<ImmutableArray<OpenWork>> OpenAsync();

    /// <summary>Events that wait for a person, by client.</summary>
    Task<ImmutableSortedDictionary<string, int>> RaisedAsync();

    /// <summary>The source's ids of events.</summary>
    Task<ImmutableDictionary<long, string>> EventIdsAsync(IReadOnlyCollection<long> numbers);

    /// <summary>The minutes from this one on.</summary>
    Task<ImmutableArray<Tally>> TalliesAsync(long fromMinute);

    /// <summary>Adds to minutes, and forgets those before <paramref name="keepFrom"/>.</summary>
    Task AddAsync(IReadOnlyCollection<Tally> tallies, long keepFrom);
}

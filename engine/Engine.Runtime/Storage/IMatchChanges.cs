using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Changes of match sets by people: who wanted them and why, who approved them, which revision they became. Each step stands in the audit chain too.</summary>
public interface IMatchChanges
{
    /// <summary>Keeps it as proposed. Gives its number.</summary>
    Task<long> ProposeAsync(NewMatchChange change);

    /// <summary>Null when there is none.</summary>
    Task<MatchChangeReport?> FindAsync(long number);

    /// <summary>The newest first.</summary>
    /// <param name="client">Null for all.</param>
    /// <param name="before">Only those with a smaller number; for paging.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<ImmutableArray<MatchChangeReport>> ListAsync(string? client, long? before, int limit);

    /// <summary>Ends it. False when it is no longer proposed; nothing is kept then.</summary>
    /// <param name="becomes">The client's revision with the change; null where it is not in force.</param>
    Task<bool> SettleAsync(long number, MatchChangeState state, string who, string why, DateTimeOffset at, string? becomes);
}

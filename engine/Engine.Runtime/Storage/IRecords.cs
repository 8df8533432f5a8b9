using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>The records the engine has written or found in NetSuite.</summary>
public interface IRecords
{
    /// <summary>What is known of each key; keys never seen are left out. External ids are compared without regard to case.</summary>
    Task<ImmutableDictionary<RecordKey, KnownRecord>> KnownAsync(string client, IReadOnlyCollection<RecordKey> keys);

    /// <summary>The records of a client of which it is known what the engine left in them, the one changed last first.</summary>
    /// <param name="below">Only those with a smaller <see cref="LeftRecord.Change"/>.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<ImmutableArray<LeftRecord>> LeftAsync(string client, long below, int limit);

    /// <summary>The number of the latest change of any record.</summary>
    Task<long> PositionAsync();
}

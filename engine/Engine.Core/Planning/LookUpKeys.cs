using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>The records that have to be looked up for an event.</summary>
/// <param name="All">Each once.</param>
/// <param name="ByIdOnly">Those of them that are only pointed to, or only created when absent: whether they are there matters, not what they hold.</param>
/// <param name="Adoptable">Those of <paramref name="ByIdOnly"/> whose content matters once: when one is there that the engine has not met before.</param>
public sealed record LookUpKeys(ImmutableArray<RecordKey> All, ImmutableHashSet<RecordKey> ByIdOnly, ImmutableHashSet<RecordKey> Adoptable)
{
    public LookUpKeys(ImmutableArray<RecordKey> all, ImmutableHashSet<RecordKey> byIdOnly)
        : this(all, byIdOnly, [])
    {
    }

    /// <summary>Those of them that the event writes over when they are there.</summary>
    public ImmutableHashSet<RecordKey> Updated { get; init; } = [];

    public static LookUpKeys None { get; } = new([], []);
}

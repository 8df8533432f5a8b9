using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Sources;

namespace Engine.Runtime.Storage;

/// <summary>What a raised event is about.</summary>
/// <param name="Keys">All records that it wants to write; empty when they cannot be told. A later event that wrote all of them closes its item.</param>
/// <param name="Money">Null when the event does not say.</param>
public sealed record ItemMatter(ImmutableArray<RecordKey> Keys, EventMoney? Money)
{
    public static ItemMatter None { get; } = new([], null);
}

using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>What the journal knows of a NetSuite record.</summary>
/// <param name="LastFact">The newest fact the engine wrote to it; null when it never wrote its content.</param>
/// <param name="Change">Grows with every change of any record; tells whether a record changed since a look-up.</param>
public sealed record KnownRecord(string InternalId, FactStamp? LastFact, long Change)
{
    /// <summary>When the engine last wrote it, or saw it as wanted.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>What the engine last left in it, of the fields it writes; null when it never wrote its content.</summary>
    public RecordContent? LastWritten { get; init; }
}

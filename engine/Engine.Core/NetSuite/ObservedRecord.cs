using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>A record as it was found in NetSuite.</summary>
/// <param name="InternalId">NetSuite's id.</param>
/// <param name="ExternalId">As NetSuite stores it; may differ in case from what was asked.</param>
/// <param name="Fields">The record as NetSuite's REST service gives it, sublists expanded (<c>item.items[]</c>, <c>apply.items[]</c>).</param>
/// <param name="LastFact">The newest fact that this engine has written to the record, from the journal; null when none.</param>
public sealed record ObservedRecord(string InternalId, string ExternalId, Value Fields, FactStamp? LastFact)
{
    /// <summary>
    /// The type the record really has, when that is not the one asked for: all transactions share one name space of external ids, so the
    /// id is taken and the record is not ours. <see cref="Fields"/> then holds only the row of the look-up. Null when the type agrees.
    /// </summary>
    public string? OtherType { get; init; }

    /// <summary>
    /// What the record held, of the fields the engine writes, when the engine last wrote it or found it as wanted; from the journal. Null
    /// when it never did. A field that NetSuite shows otherwise was changed by somebody else.
    /// </summary>
    public RecordContent? LastWritten { get; init; }
}

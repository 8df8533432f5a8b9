using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>A record as it was found in NetSuite.</summary>
/// <param name="InternalId">NetSuite's id.</param>
/// <param name="ExternalId">As NetSuite stores it; may differ in case from what was asked.</param>
/// <param name="Fields">The record as NetSuite's REST service gives it, sublists expanded (<c>item.items[]</c>, <c>apply.items[]</c>).</param>
/// <param name="LastFact">The newest fact that this engine has written to the record, from the journal; null when none.</param>
public sealed record ObservedRecord(string InternalId, string ExternalId, Value Fields, FactStamp? LastFact);

using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>What NetSuite showed of the records asked for, and how it was asked.</summary>
/// <param name="Exchanges">In the order in which they ended; empty when nothing was sent.</param>
public sealed record LookUpAnswer(Observations Observed, ImmutableArray<HttpExchange> Exchanges)
{
    public Observed this[RecordKey key] => Observed[key];
}

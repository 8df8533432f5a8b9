using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>A record that must be in NetSuite before the event can be booked; the event waits for it.</summary>
/// <param name="Name">Under which expressions see the record as NetSuite has it.</param>
/// <param name="When">Whether it is needed at all; null for always. Where it is not, expressions see null.</param>
public sealed record NeededRecord(string Name, int Slot, RecordType Type, CompiledExpression ExternalId, CompiledExpression? When)
{
    /// <summary>A list: one record is needed for each element; null for one record.</summary>
    public NeededList? Each { get; init; }

    /// <summary>Why it is needed, for people who see the event wait; null when nobody said.</summary>
    public CompiledExpression? Because { get; init; }

    /// <summary>Where it comes from; null when nobody said.</summary>
    public NeededObject? Origin { get; init; }
}

using System.Collections.Immutable;

namespace Engine.Sandbox.State;

/// <summary>The value of one field as the account keeps it.</summary>
internal abstract record FieldValue
{
    private FieldValue()
    {
    }

    internal sealed record Text(string Value) : FieldValue;

    internal sealed record Number(decimal Value) : FieldValue;

    internal sealed record Flag(bool Value) : FieldValue;

    internal sealed record Date(DateOnly Value) : FieldValue;

    internal sealed record Instant(DateTimeOffset Value) : FieldValue;

    /// <summary>The internal id of a record in the group that the field's definition names.</summary>
    internal sealed record Reference(long Id) : FieldValue;

    /// <summary>The internal ids of records in the group that the field's definition names.</summary>
    internal sealed record References(ImmutableArray<long> Ids) : FieldValue;

    /// <summary>The id of an enumeration's value.</summary>
    internal sealed record Choice(string Id) : FieldValue;

    internal sealed record Inner(FieldMap Fields) : FieldValue;
}

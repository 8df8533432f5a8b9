using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>A record as a mapping wants it to be in NetSuite.</summary>
/// <param name="Name">The record's name within its mapping, by which <c>ref(…)</c> points to it.</param>
public sealed record WantedRecord(string Name, RecordKey Key, WriteMode Write, RecordContent Content)
{
    /// <summary>The configuration line behind each field: body fields by name, line fields as <c>item.amount</c>.</summary>
    public ImmutableArray<FieldOrigin> Origins { get; init; } = [];
}

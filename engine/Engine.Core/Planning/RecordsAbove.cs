using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The records planned so far, as <c>records</c> shows them: their external ids and body fields. Made only when an expression asks.</summary>
/// <param name="planned">The records so far.</param>
/// <param name="mappings">All records of the mapping.</param>
internal sealed class RecordsAbove(WantedRecords planned, ImmutableArray<RecordMapping> mappings) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members =>
        mappings.Where(record => planned.Find(record.Name) is not null).Select(record => KeyValuePair.Create(record.Name, Show(planned.Find(record.Name)!)));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        var record = planned.Find(name);
        value = record is null ? default : Show(record);
        return record is not null;
    }

    private static Value Show(WantedRecord record) => Value.Of(new ValueObject(
        ("externalId", Value.Of(record.Key.ExternalId)),
        ("fields", Value.Of(record.Content.Fields))));
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The records planned so far, as <c>records</c> shows them: their external ids and body fields. Made only when an expression asks.</summary>
/// <param name="find">The planned record of a name; null while there is none.</param>
/// <param name="mappings">All records of the mapping.</param>
internal sealed class RecordsAbove(Func<string, WantedRecord?> find, ImmutableArray<RecordMapping> mappings) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members =>
        mappings.Where(record => find(record.Name) is not null).Select(record => KeyValuePair.Create(record.Name, Show(find(record.Name)!)));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        var record = find(name);
        value = record is null ? default : Show(record);
        return record is not null;
    }

    private static Value Show(WantedRecord record) => Value.Of(new ValueObject(
        ("externalId", Value.Of(record.Key.ExternalId)),
        ("fields", Value.Of(new ValueObject([.. record.Content.Fields.Select(field => (field.Name, field.Value))])))));
}

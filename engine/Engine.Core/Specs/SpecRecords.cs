using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Records as a spec's NetSuite shows them: in the shape of the REST service.</summary>
internal static class SpecRecords
{
    /// <summary>What the engine last wrote into a given record; what the record shows otherwise, somebody changed.</summary>
    private const string LastWritten = "lastWritten";

    /// <summary>A record that is written into the spec; <c>id</c> is its internal id, and references may be bare ids.</summary>
    public static ObservedRecord FromGiven(ConfigMapping item)
    {
        var internalId = item.Text("internalId")!;
        var members = item.Entries
            .Where(entry => entry.Name is not ("internalId" or LastWritten))
            .Select(entry => (entry.Name, ConfigValue.From(entry.Value)))
            .Append(("id", Value.Of(internalId)));
        return new ObservedRecord(internalId, item.Text("externalId")!, Value.Of(new ValueObject([.. members])), null)
        {
            LastWritten = item.Mapping(LastWritten) is { } left
                ? new RecordContent([.. left.Entries.Select(entry => new FieldContent(entry.Name, ConfigValue.From(entry.Value)))], [])
                : null,
        };
    }

    /// <summary>A record that an earlier event of the spec created.</summary>
    public static ObservedRecord FromCreated(RecordKey key, string internalId, RecordContent content)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            RecordBody.Write(writer, RecordTypes.Find(key.RecordType)!, key.ExternalId, content);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var body = JsonValue.From(document.RootElement.Clone()).AsObject();
        var type = RecordTypes.Find(key.RecordType)!;
        var members = body.Members.Select(member => (member.Key, type.FindSublist(member.Key) is { } sublist && (sublist.NumberedBy ?? sublist.GivenKey) is { } number ? Numbered(member.Value, number) : member.Value)).Append(("id", Value.Of(internalId)));
        return new ObservedRecord(internalId, key.ExternalId, Value.Of(new ValueObject([.. members])), null);
    }

    // NetSuite numbers the lines that it keeps.
    private static Value Numbered(Value sublist, string number) => Items(sublist.Member("items").AsList()
        .Select((line, place) => line.Member(number).IsNothing ? Over(line, Value.Of(new ValueObject((number, Value.Of((decimal)(place + 1)))))) : line));

    private static Value Items(IEnumerable<Value> lines) => Value.Of(new ValueObject(("items", Value.Of(lines.ToImmutableArray()))));

    /// <summary>The lines that are there with those of an update over them, by number; the others of the update are added.</summary>
    private static Value Merged(Value there, Value changes, string number)
    {
        var kept = there.Member("items") is { Kind: ValueKind.List } items ? items.AsList() : [];
        var sent = changes.Member("items").AsList();
        var changed = kept.Select(line => sent.FirstOrDefault(other => other.Member(number).ToString() == line.Member(number).ToString()) is { Kind: ValueKind.Object } over ? Over(line, over) : line);
        var added = sent.Where(line => !kept.Any(other => other.Member(number).ToString() == line.Member(number).ToString()));
        return Numbered(Items(changed.Concat(added)), number);
    }

    private static Value Over(Value lower, Value upper) => Value.Of(new ValueObject(
    [
        .. lower.AsObject().Members.Where(member => !upper.AsObject().TryGet(member.Key, out _)).Select(member => (member.Key, member.Value)),
        .. upper.AsObject().Members.Select(member => (member.Key, member.Value)),
    ]));

    /// <summary>The record with the changes of an update laid over it.</summary>
    public static ObservedRecord WithChanges(RecordKey key, ObservedRecord record, RecordContent changes)
    {
        var over = FromCreated(key, record.InternalId, changes).Fields;
        var merged = RecordTypes.Find(key.RecordType)!.Sublists
            .Where(sublist => sublist.NumberedBy is not null && !over.Member(sublist.Name).IsNothing)
            .Select(sublist => (sublist.Name, Merged(record.Fields.Member(sublist.Name), over.Member(sublist.Name), sublist.NumberedBy!)))
            .ToArray();
        return record with { Fields = Over(Over(record.Fields, over), Value.Of(new ValueObject(merged))) };
    }
}

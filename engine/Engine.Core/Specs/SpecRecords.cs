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
        var members = body.Members.Select(member => (member.Key, member.Value)).Append(("id", Value.Of(internalId)));
        return new ObservedRecord(internalId, key.ExternalId, Value.Of(new ValueObject([.. members])), null);
    }

    /// <summary>The record with the changes of an update laid over it.</summary>
    public static ObservedRecord WithChanges(RecordKey key, ObservedRecord record, RecordContent changes)
    {
        var over = FromCreated(key, record.InternalId, changes).Fields.AsObject();
        var members = record.Fields.AsObject().Members
            .Where(member => !over.TryGet(member.Key, out _))
            .Concat(over.Members)
            .Select(member => (member.Key, member.Value));
        return record with { Fields = Value.Of(new ValueObject([.. members])) };
    }
}

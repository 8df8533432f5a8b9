using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Reads a spec file whose shape the schema has checked.</summary>
public static class SpecReader
{
    // A day on which nothing special happens; specs about time say when with `at`.
    internal static readonly DateTimeOffset NoonOfNoDay = new(2025, 1, 15, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Null when a payload cannot be read; the findings then say which.</summary>
    /// <param name="client">The client whose configuration the spec tests.</param>
    /// <param name="file">The spec.</param>
    /// <param name="payload">Reads a file beside the spec, by the path written there; null when there is none.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static Spec? Read(string client, ConfigFile file, Func<string, byte[]?> payload, FindingSink findings)
    {
        var root = (ConfigMapping)file.Root;
        var events = ImmutableArray.CreateBuilder<SourceEvent>();
        foreach (var delivery in root.Sequence("when")!.Items.Cast<ConfigMapping>())
        {
            if (ReadDelivery(delivery, events, payload, findings) is not { } read)
            {
                return null;
            }

            events.Add(read);
        }

        var given = ReadGiven(root.Mapping("given")?.Mapping("netsuite"));
        return new Spec(client, root.Text("name")!, root.Span, given, events.ToImmutable(), root.Mapping("then")!)
        {
            AnyOrder = root.Text("anyOrder") == "true",
            Objects = SpecLookUps.ReadObjects(root.Mapping("given")?.Mapping("source")),
            Lists = SpecLookUps.ReadLists(root.Mapping("given")?.Sequence("lists")),
            FoundNowhere = SpecLookUps.ReadNowhere(root.Mapping("given")?.Mapping("netsuite")),
        };
    }

    private static SourceEvent? ReadDelivery(
        ConfigMapping delivery,
        ImmutableArray<SourceEvent>.Builder before,
        Func<string, byte[]?> payload,
        FindingSink findings)
    {
        if (delivery.Text("again") is { } again)
        {
            var number = int.Parse(again, CultureInfo.InvariantCulture);
            if (number >= 1 && number <= before.Count)
            {
                return before[number - 1];
            }

            findings.Error(SpecCodes.PayloadUnreadable, delivery.Span, $"`again: {again}` names no delivery before this one; they count from 1.");
            return null;
        }

        return delivery["payload"] switch
        {
            ConfigScalar path => ReadFile(delivery, path, before.Count, payload, findings),
            ConfigMapping inline => Enclose(delivery, ConfigValue.From(inline), inline.Span, before.Count, findings),
            _ => null,
        };
    }

    private static SourceEvent? ReadFile(
        ConfigMapping delivery, ConfigScalar path, int number, Func<string, byte[]?> payload, FindingSink findings)
    {
        if (payload(path.Text) is not { } bytes)
        {
            findings.Error(SpecCodes.PayloadUnreadable, path.Span, $"There is no file {path.Text} beside this spec.");
            return null;
        }

        if (EventSources.Read(SpecPayload.SourceOf(delivery), bytes) is EventReading.Read(var whole))
        {
            return whole;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, JsonValue.Options);
            return Enclose(delivery, JsonValue.From(document.RootElement.Clone()), path.Span, number, findings);
        }
        catch (JsonException broken)
        {
            findings.Error(SpecCodes.PayloadUnreadable, path.Span, $"{path.Text} is no JSON: {broken.Message}");
            return null;
        }
    }

    // What an event is about is put into an envelope, so that a spec need not repeat it.
    private static SourceEvent? Enclose(ConfigMapping delivery, Value content, SourceSpan span, int number, FindingSink findings)
    {
        var source = SpecPayload.SourceOf(delivery);
        var shape = EventSources.Of(source);
        switch (shape.Read(source, shape.IsEnvelope(content) ? content : shape.Enclose(FactsOf(delivery, number), content)))
        {
            case EventReading.Read(var read):
                return read;
            case EventReading.Rejected(_, var message):
                findings.Error(SpecCodes.PayloadUnreadable, span, message);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static EventFacts FactsOf(ConfigMapping delivery, int number) => new(
        delivery.Text("id") ?? $"evt_spec_{number + 1}",
        delivery.Text("event") ?? "",
        delivery.Text("at") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : NoonOfNoDay.AddMinutes(number),
        delivery.Text("apiVersion"),
        delivery["previous"] is { } previous ? ConfigValue.From(previous) : Value.Null);

    private static Observations ReadGiven(ConfigMapping? netsuite)
    {
        var given = Observations.None;
        foreach (var entry in netsuite?.Entries ?? [])
        {
            foreach (var item in ((ConfigSequence)entry.Value).Items.Cast<ConfigMapping>())
            {
                given = entry.Name == "absent"
                    ? item.Entries.Where(absent => absent.Value is ConfigScalar).Aggregate(given, (so, absent) => so.With(new RecordKey(absent.Name, ((ConfigScalar)absent.Value).Text), new Observed.Absent()))
                    : given.With(new RecordKey(entry.Name, item.Text("externalId")!), new Observed.Found(SpecRecords.FromGiven(item)));
            }
        }

        return given;
    }
}

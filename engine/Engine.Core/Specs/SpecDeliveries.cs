using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Specs.Books;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>
/// Reads what happens in a spec. Keeps the objects of the source as the spec goes on: what an event carries, the source holds so from then
/// on, and a later delivery may tell of it again, with what has changed.
/// </summary>
/// <param name="given">The spec's <c>given</c>.</param>
/// <param name="payload">Reads a file beside the spec, by the path written there; null when there is none.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class SpecDeliveries(ConfigMapping? given, Func<string, byte[]?> payload, FindingSink findings)
{
    private readonly List<SourceEvent> events = [];
    private readonly Dictionary<string, Value> objects = new(StringComparer.Ordinal);

    /// <summary>The objects that the source holds from the start.</summary>
    public ImmutableArray<Value> ReadObjects()
    {
        foreach (var item in (given?.Sequence("objects")?.Items ?? []).Cast<ConfigMapping>())
        {
            if (Content(item, SpecPayload.SourceOf(null)) is { } content)
            {
                Keep(content, item.Span);
            }
        }

        return [.. objects.Values];
    }

    /// <summary>All that happens, in order; what cannot be read is left out and found.</summary>
    public ImmutableArray<BookAct> ReadAll(ConfigSequence when) => [.. when.Items.Cast<ConfigMapping>().Select(Read).OfType<BookAct>()];

    private BookAct? Read(ConfigMapping occurrence)
    {
        if (occurrence.Mapping(BookSpecs.Books) is not null)
        {
            return new BookAct.Looked($"after {occurrence.Text("after") ?? $"delivery {events.Count}"}", occurrence.Span, occurrence);
        }

        if (BookSeed.Of(occurrence).FirstOrDefault() is { Kind: ValueKind.Object } seed)
        {
            return new BookAct.Entered(seed);
        }

        if (ReadEvent(occurrence) is not { } read)
        {
            return null;
        }

        events.Add(read);
        return new BookAct.Arrives(read, EventSources.Of(read.Source).ContentPath.Aggregate(read.Payload, (content, member) => content.Member(member)));
    }

    private SourceEvent? ReadEvent(ConfigMapping delivery) => delivery switch
    {
        _ when delivery.Text("again") is { } again => Again(delivery, int.Parse(again, CultureInfo.InvariantCulture)),
        _ when delivery.Text("object") is { } id => Known(delivery, id),
        _ => delivery["payload"] switch
        {
            ConfigScalar path => ReadFile(delivery, path),
            ConfigMapping inline => Enclose(delivery, ConfigValue.From(inline), inline.Span),
            _ => Nothing(delivery),
        },
    };

    private SourceEvent? Nothing(ConfigMapping delivery)
    {
        findings.Error(SpecCodes.PayloadUnreadable, delivery.Span, "Nothing happens here: an entry of `when` has `payload`, `object` or `again`; in a spec with `books` also `books`, `netsuite` or `company`.");
        return null;
    }

    private SourceEvent? Again(ConfigMapping delivery, int number)
    {
        if (number >= 1 && number <= events.Count)
        {
            return events[number - 1];
        }

        findings.Error(SpecCodes.PayloadUnreadable, delivery.Span, $"`again: {number}` names no delivery before this one; they count from 1.");
        return null;
    }

    private SourceEvent? Known(ConfigMapping delivery, string id)
    {
        if (objects.TryGetValue(id, out var content))
        {
            return Enclose(delivery, content, delivery.Span);
        }

        findings.Error(
            SpecCodes.PayloadUnreadable,
            delivery.Entry("object")!.Value.Span,
            $"No object {id} is there yet: it is given under `given.objects`, or carried by a delivery before this one.{Suggestion.DidYouMean(id, objects.Keys)}");
        return null;
    }

    private SourceEvent? ReadFile(ConfigMapping delivery, ConfigScalar path)
    {
        var source = SpecPayload.SourceOf(delivery);
        if (ReadJson(path) is not { } content)
        {
            return null;
        }

        var shape = EventSources.Of(source);
        if (!shape.IsEnvelope(content) || delivery.Mapping("with") is null)
        {
            return Enclose(delivery, content, path.Span);
        }

        // An event that is changed is another event: only what it is about, and the version it is rendered in, stay.
        return shape.Read(source, content) is EventReading.Read(var whole)
            ? Enclose(delivery, shape.ContentPath.Aggregate(content, (inner, member) => inner.Member(member)), path.Span, whole)
            : Enclose(delivery, content, path.Span);
    }

    private Value? ReadJson(ConfigScalar path)
    {
        if (payload(path.Text) is not { } bytes)
        {
            findings.Error(SpecCodes.PayloadUnreadable, path.Span, $"There is no file {path.Text} beside this spec.");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, JsonValue.Options);
            return JsonValue.From(document.RootElement.Clone());
        }
        catch (JsonException broken)
        {
            findings.Error(SpecCodes.PayloadUnreadable, path.Span, $"{path.Text} is no JSON: {broken.Message}");
            return null;
        }
    }

    // What an event is about is put into an envelope, so that a spec need not repeat it.
    private SourceEvent? Enclose(ConfigMapping delivery, Value content, SourceSpan span, SourceEvent? like = null)
    {
        var source = SpecPayload.SourceOf(delivery);
        var shape = EventSources.Of(source);
        var isWhole = shape.IsEnvelope(content);
        var changed = isWhole ? content : PayloadPatch.Apply(content, delivery.Mapping("with"), shape);
        switch (shape.Read(source, isWhole ? content : shape.Enclose(FactsOf(delivery, like), changed)))
        {
            case EventReading.Read(var read):
                Keep(shape.ContentPath.Aggregate(read.Payload, (inner, member) => inner.Member(member)), span);
                return read;
            case EventReading.Rejected(_, var message):
                findings.Error(SpecCodes.PayloadUnreadable, span, message);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Value? Content(ConfigMapping item, string source)
    {
        var shape = EventSources.Of(source);
        if (item["payload"] is not ConfigScalar path)
        {
            return PayloadPatch.Apply(Value.Of(new ValueObject()), item, shape);
        }

        return ReadJson(path) is { } read
            ? PayloadPatch.Apply(shape.IsEnvelope(read) ? shape.ContentPath.Aggregate(read, (inner, member) => inner.Member(member)) : read, item.Mapping("with"), shape)
            : null;
    }

    private void Keep(Value content, SourceSpan span)
    {
        if (content.Member("id") is { Kind: ValueKind.Text } id)
        {
            objects[id.AsText()] = content;
            return;
        }

        // An event may tell of something without an id, such as a balance; an object that is given has one.
        if (content.Kind != ValueKind.Object)
        {
            findings.Error(SpecCodes.PayloadUnreadable, span, "This is no object of the source.");
        }
    }

    private EventFacts FactsOf(ConfigMapping delivery, SourceEvent? like) => new(
        delivery.Text("id") ?? $"evt_spec_{events.Count + 1}",
        delivery.Text("event") ?? like?.Type ?? "",
        delivery.Text("at") is { } text ? SpecInstant.Of(text) : SpecReader.NoonOfNoDay.AddMinutes(events.Count),
        delivery.Text("apiVersion") ?? like?.ApiVersion ?? given?.Text("apiVersion"),
        delivery["previous"] is { } previous ? ConfigValue.From(previous) : Value.Null);
}

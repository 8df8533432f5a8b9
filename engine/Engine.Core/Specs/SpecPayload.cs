using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Shapes;
using Engine.Core.Sources;

namespace Engine.Core.Specs;

/// <summary>
/// Holds the payloads of a spec, and the objects of the source that it gives, against what is known of them. What is not described, such as
/// metadata, may hold anything.
/// </summary>
public static class SpecPayload
{
    private const int MostListed = 12;

    /// <param name="spec">A spec, or one row of its matrix.</param>
    /// <param name="file">Reads a payload beside the spec, by the path written there; null when it cannot be read, which is told where the spec is run.</param>
    /// <param name="shapes">Of the client.</param>
    /// <param name="findings">Takes what nothing describes: SPC004.</param>
    public static void Check(ConfigMapping spec, Func<string, ConfigMapping?> file, PayloadShapes shapes, FindingSink findings)
    {
        var deliveries = (spec.Sequence("when")?.Items ?? []).Concat(spec.Mapping("back")?.Sequence("when")?.Items ?? []).OfType<ConfigMapping>().ToList();
        foreach (var delivery in deliveries)
        {
            if ((delivery["payload"] is ConfigScalar path ? file(path.Text) : delivery.Mapping("payload")) is { } content)
            {
                CheckDelivery(delivery, content, shapes, findings);
            }

            if (delivery.Mapping("with") is { } with && Content(delivery, shapes.Of(SourceOf(delivery), delivery.Text("event") ?? "")) is { } known)
            {
                Check(with, known, findings);
            }
        }

        CheckObjects(spec.Mapping("given")?.Sequence("objects"), file, shapes, findings);

        foreach (var kind in spec.Mapping("given")?.Mapping("source")?.Entries ?? [])
        {
            var known = shapes.OfObject(SourceOf(deliveries.FirstOrDefault()), kind.Name);
            Check(kind.Value, new Known(Kinds.List, Element: known), findings);
        }
    }

    // Each is what its member `object` says, wherever that is written.
    private static void CheckObjects(ConfigSequence? objects, Func<string, ConfigMapping?> file, PayloadShapes shapes, FindingSink findings)
    {
        foreach (var item in (objects?.Items ?? []).OfType<ConfigMapping>())
        {
            var whole = item["payload"] is ConfigScalar path ? file(path.Text) : item;
            var content = whole is not null && EventSources.Of(SourceOf(null)).IsEnvelope(ConfigValue.From(whole))
                ? EventSources.Of(SourceOf(null)).ContentPath.Aggregate((ConfigMapping?)whole, (inner, member) => inner?.Mapping(member))
                : whole;
            var known = shapes.OfObject(SourceOf(null), (item.Mapping("with") ?? item).Text("object") ?? content?.Text("object") ?? "");
            foreach (var part in new[] { content, whole == item ? null : item.Mapping("with") }.OfType<ConfigMapping>())
            {
                Check(part, known, findings);
            }
        }
    }

    /// <summary>The source of a delivery; Stripe when the spec does not say.</summary>
    public static string SourceOf(ConfigMapping? delivery) => delivery?.Text("source") ?? StripeSource.Name;

    // The payload is the whole event, or the object that it carries.
    private static void CheckDelivery(ConfigMapping delivery, ConfigMapping content, PayloadShapes shapes, FindingSink findings)
    {
        var source = EventSources.Of(SourceOf(delivery));
        var isEnvelope = source.IsEnvelope(ConfigValue.From(content));
        var type = (isEnvelope ? content.Text("type") : delivery.Text("event")) ?? "";
        var payload = shapes.Of(SourceOf(delivery), type);
        if ((isEnvelope ? payload : Content(delivery, payload)) is { } known)
        {
            Check(content, known, findings);
        }
    }

    // What is known of what an event is about.
    private static Known? Content(ConfigMapping delivery, Known payload) =>
        EventSources.Of(SourceOf(delivery)).ContentPath.Aggregate((Known?)payload, (known, member) => known?.Shape?.Find(member));

    private static void Check(ConfigNode node, Known known, FindingSink findings)
    {
        switch (node)
        {
            case ConfigMapping mapping when known.Shape is { } shape:
                foreach (var entry in mapping.Entries)
                {
                    CheckMember(entry, shape, findings);
                }

                break;
            // Changes to a list, by place.
            case ConfigMapping places when known.Element is { } element:
                foreach (var entry in places.Entries)
                {
                    Check(entry.Value, element, findings);
                }

                break;
            case ConfigSequence list when known.Element is { } element:
                foreach (var item in list.Items)
                {
                    Check(item, element, findings);
                }

                break;
        }
    }

    private static void CheckMember(ConfigEntry entry, Shape shape, FindingSink findings)
    {
        if (shape.Find(entry.Name) is { } member)
        {
            Check(entry.Value, member, findings);
            return;
        }

        var known = shape.Members.Count > MostListed ? "" : $" It has {string.Join(", ", shape.Members.Keys.Order(StringComparer.Ordinal))}.";
        findings.Warning(
            SpecCodes.UnknownPayloadMember,
            entry.Key.Span,
            $"{shape.Name ?? "This object"} has no member `{entry.Name}`.{Suggestion.DidYouMean(entry.Name, shape.Members.Keys)}{known}");
    }
}

using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Shapes;
using Engine.Core.Sources;

namespace Engine.Core.Specs;

/// <summary>Holds the payload of a spec's delivery against what is known of the event. What is not described, such as metadata, may hold anything.</summary>
public static class SpecPayload
{
    private const int MostListed = 12;

    /// <param name="delivery">An item of the spec's <c>when</c>.</param>
    /// <param name="content">Its payload: the whole event, or the object that it carries.</param>
    /// <param name="shapes">Of the client.</param>
    /// <param name="findings">Takes what nothing describes: SPC004.</param>
    public static void Check(ConfigMapping delivery, ConfigMapping content, PayloadShapes shapes, FindingSink findings)
    {
        var isEnvelope = content.Text("object") == "event";
        var type = (isEnvelope ? content.Text("type") : delivery.Text("event")) ?? "";
        var payload = shapes.Of(delivery.Text("source") ?? StripeSource.Name, type);
        var known = isEnvelope ? payload : payload.Shape?.Find("data")?.Shape?.Find("object");
        if (known is not null)
        {
            Check(content, known, findings);
        }
    }

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

using System.Text.Json.Nodes;

namespace Engine.Sandbox.Stripe;

/// <summary>
/// Updates of an object: its metadata, merged key by key (an empty value removes one, an empty <c>metadata</c> all), and its description. At most 50 keys of 40
/// characters with values of 500. Source: Stripe API reference, metadata.
/// </summary>
internal static class StripeUpdates
{
    private const int MaxKeys = 50;
    private const int MaxKey = 40;
    private const int MaxValue = 500;

    /// <summary>The object after it; nothing of the given one changes.</summary>
    /// <returns>And what was there before of what changed; null when nothing did.</returns>
    public static (JsonObject After, JsonObject? Before) Apply(JsonObject item, IReadOnlyDictionary<string, string> form)
    {
        var after = item.DeepClone().AsObject();
        var before = new JsonObject();
        foreach (var (name, value) in form)
        {
            switch (StripeQuery.Split(name))
            {
                case ("metadata", { } key):
                    SetMetadata(after, item, before, Checked(key, value), value);
                    break;
                case ("metadata", null) when value.Length == 0:
                    before["metadata"] = item["metadata"]?.DeepClone();
                    after["metadata"] = new JsonObject();
                    break;
                case ("description", null):
                    before["description"] = item["description"]?.DeepClone();
                    after["description"] = value.Length == 0 ? null : value;
                    break;
                case ("expand", _):
                    break;
                case var (root, _):
                    throw StripeRefusal.Invalid($"Received unknown parameter: {root}", "parameter_unknown", root);
            }
        }

        return after["metadata"] is JsonObject { Count: > MaxKeys }
            ? throw StripeRefusal.Invalid($"Metadata can have up to {MaxKeys} keys.", param: "metadata")
            : (after, JsonNode.DeepEquals(after, item) ? null : before);
    }

    private static string Checked(string key, string value)
    {
        var trouble = key.Length > MaxKey ? $"Metadata keys can have up to {MaxKey} characters: {key} has {key.Length}."
            : value.Length > MaxValue ? $"Metadata values can have up to {MaxValue} characters, and you passed in a value that is {value.Length} characters. Invalid value: {value}"
            : null;
        return trouble is null ? key : throw StripeRefusal.Invalid(trouble, param: $"metadata[{key}]");
    }

    // Before names every key that changes; one that was not there was null.
    private static void SetMetadata(JsonObject after, JsonObject item, JsonObject before, string key, string value)
    {
        if (after["metadata"] is not JsonObject metadata)
        {
            after["metadata"] = metadata = [];
        }

        var held = (string?)(item["metadata"] as JsonObject)?[key];
        if ((held ?? "") == value)
        {
            return;
        }

        if (before["metadata"] is not JsonObject former)
        {
            before["metadata"] = former = [];
        }

        former[key] = held;
        metadata.Remove(key);
        if (value.Length > 0)
        {
            metadata[key] = value;
        }
    }
}

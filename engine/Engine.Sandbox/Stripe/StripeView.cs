using System.Text.Json.Nodes;

namespace Engine.Sandbox.Stripe;

/// <summary>
/// Objects as an answer shows them: without hidden members, and with what <c>expand[]</c> asks for. An expandable member is an id until it is expanded; a few are
/// lists that are only there then. Source: Stripe API reference, expanding objects.
/// </summary>
internal sealed class StripeView(StripeShelf shelf)
{
    private const int Deepest = 4;

    // Includable members: object and member, the collection they list and the member that names the object.
    private static readonly Dictionary<(string Object, string Member), (string Collection, string By)> includable = new()
    {
        [("charge", "refunds")] = ("refunds", "charge"),
        [("invoice", "payments")] = ("invoice_payments", "invoice"),
    };

    public JsonObject Of(JsonObject item, IEnumerable<string> expand)
    {
        var shown = Shown(item);
        foreach (var path in expand)
        {
            var steps = path.Split('.');
            if (steps.Length > Deepest)
            {
                throw StripeRefusal.Invalid($"You cannot expand more than {Deepest} levels of a property. Property: {path}", param: "expand");
            }

            Expand(shown, steps);
        }

        return shown;
    }

    private static JsonObject Shown(JsonObject item) =>
        new(item.Where(member => !member.Key.StartsWith('_')).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private void Expand(JsonObject item, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        Include(item, path[0]);
        switch (item[path[0]])
        {
            case JsonValue id when shelf.Find((string)id!) is { } found:
                var expanded = Shown(found);
                item[path[0]] = expanded;
                Expand(expanded, path[1..]);
                break;
            case JsonArray rows:
                foreach (var row in rows.OfType<JsonObject>())
                {
                    Expand(row, path[1..]);
                }

                break;
            case JsonObject inner:
                Expand(inner, path[1..]);
                break;
        }
    }

    private void Include(JsonObject item, string member)
    {
        if (item[member] is not null || !includable.TryGetValue(((string?)item["object"] ?? "", member), out var list))
        {
            return;
        }

        var rows = shelf.Of(list.Collection).Where(row => (string?)row[list.By] == (string?)item["id"]);
        item[member] = new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. rows.Select(Shown)]),
            ["has_more"] = false,
            ["url"] = $"/v1/{list.Collection}?{list.By}={(string?)item["id"]}",
        };
    }
}

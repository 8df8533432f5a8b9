using System.Text.Json.Nodes;

namespace Engine.Sandbox.Stripe;

/// <summary>
/// The objects, by collection and id. A member whose name begins with <c>_</c> is known to lists and never shown: a balance transaction's
/// <c>_payout</c>, by which Stripe lists it though the object does not say it, and the <c>_account</c> that an object belongs to.
/// </summary>
/// <remarks>Not safe for several threads; whoever uses it holds its gate.</remarks>
internal sealed class StripeShelf
{
    private readonly Dictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    public Lock Gate { get; } = new();

    public static long Created(JsonObject item) => (long?)item["created"] ?? 0;

    public static string Id(JsonObject item) => (string?)item["id"] ?? throw new ArgumentException("An object has no id.", nameof(item));

    /// <summary>Puts an object, or another state of it, in its place.</summary>
    public void Put(string collection, JsonObject item)
    {
        if (!shelves.TryGetValue(collection, out var shelf))
        {
            shelves[collection] = shelf = new Shelf();
        }

        shelf.Put(item);
    }

    public bool Remove(string collection, string id) => shelves.TryGetValue(collection, out var shelf) && shelf.Remove(id);

    public JsonObject? Find(string collection, string id) => shelves.TryGetValue(collection, out var shelf) ? shelf.Find(id) : null;

    /// <summary>The object of that id in whatever collection.</summary>
    public JsonObject? Find(string id) => shelves.Values.Select(shelf => shelf.Find(id)).FirstOrDefault(item => item is not null);

    /// <summary>Newest first; of one second, what came last is first.</summary>
    public IReadOnlyList<JsonObject> Of(string collection) => shelves.TryGetValue(collection, out var shelf) ? shelf.Newest() : [];

    public bool Has(string collection) => shelves.ContainsKey(collection);

    private sealed class Shelf
    {
        private readonly Dictionary<string, (JsonObject Item, int Place)> items = new(StringComparer.Ordinal);
        private List<JsonObject>? newest;
        private int places;

        public void Put(JsonObject item)
        {
            var id = Id(item);
            items[id] = (item, items.TryGetValue(id, out var held) ? held.Place : places++);
            newest = null;
        }

        public bool Remove(string id)
        {
            newest = null;
            return items.Remove(id);
        }

        public JsonObject? Find(string id) => items.TryGetValue(id, out var held) ? held.Item : null;

        public List<JsonObject> Newest() =>
            newest ??= [.. items.Values.OrderByDescending(held => Created(held.Item)).ThenByDescending(held => held.Place).Select(held => held.Item)];
    }
}

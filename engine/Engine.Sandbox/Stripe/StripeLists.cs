using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Stripe;

/// <summary>
/// Lists: newest first, <c>limit</c> 1 to 100 and 10 by default, <c>starting_after</c>, <c>ending_before</c>, <c>has_more</c>, the filters of
/// each collection and no others. Events older than thirty days are gone. Source: Stripe API reference, pagination and lists.
/// </summary>
internal sealed class StripeLists(StripeShelf shelf, StripeView view, TimeProvider clock)
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100;
    private const string Events = "events";

    private static readonly TimeSpan keepsEvents = TimeSpan.FromDays(30);
    private static readonly string[] paging = ["limit", "starting_after", "ending_before"];
    private static readonly string[] spans = ["created", "arrival_date", "due_date"];

    /// <param name="path">Such as <c>/v1/charges</c>.</param>
    public JsonObject Of(string path, string collection, IQueryCollection query, Func<JsonObject, bool> mine)
    {
        var filters = Filters(collection, query);
        NotOfManualPayout(collection, query);
        var since = (clock.GetUtcNow() - keepsEvents).ToUnixTimeSeconds();
        var rows = shelf.Of(collection).Where(row =>
            mine(row) && (collection != Events || StripeShelf.Created(row) >= since) && filters.All(filter => filter(row))).ToList();
        return Page(path, rows, query);
    }

    /// <summary>A page of rows that an object itself holds, such as the lines of an invoice.</summary>
    public JsonObject Page(string path, List<JsonObject> rows, IQueryCollection query)
    {
        var limit = Limit(query);
        var isBackward = query.TryGetValue("ending_before", out var before);
        if (query.TryGetValue("starting_after", out var after))
        {
            rows = rows[(Place(rows, after!, "starting_after") + 1)..];
        }

        if (isBackward)
        {
            rows = rows[..Place(rows, before!, "ending_before")];
        }

        var shown = isBackward ? rows[Math.Max(0, rows.Count - limit)..] : rows[..Math.Min(limit, rows.Count)];
        var expand = StripeQuery.Expand(query, "data.");
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. shown.Select(row => view.Of(row, expand))]),
            ["has_more"] = rows.Count > limit,
            ["url"] = path,
        };
    }

    private static int Limit(IQueryCollection query)
    {
        if (!query.TryGetValue("limit", out var asked))
        {
            return DefaultLimit;
        }

        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw StripeRefusal.Invalid("This value must be between 1 and 100 (inclusive).", "parameter_invalid_integer", "limit");
    }

    private static int Place(List<JsonObject> rows, string id, string param) => rows.FindIndex(row => StripeShelf.Id(row) == id) is var place && place >= 0
        ? place
        : throw StripeRefusal.Invalid($"No such object: '{id}'", "resource_missing", param);

    private static List<Func<JsonObject, bool>> Filters(string collection, IQueryCollection query)
    {
        var known = StripeKind.OfCollection(collection)?.Filters ?? [];
        return [.. query.Where(asked => !paging.Contains(asked.Key) && !StripeQuery.IsExpand(asked.Key)).Select(asked => Filter(known, asked.Key, asked.Value!))];
    }

    private static Func<JsonObject, bool> Filter(IReadOnlyCollection<string> known, string name, string?[] values)
    {
        var (root, mark) = StripeQuery.Split(name);
        if (spans.Contains(root) && (root == "created" || known.Contains(root)))
        {
            return Span(root, mark, values[0]!);
        }

        var plural = name.EndsWith("[]", StringComparison.Ordinal);
        if (!known.Contains(name))
        {
            throw StripeRefusal.Invalid($"Received unknown parameter: {root}", "parameter_unknown", root);
        }

        string[] path = plural ? [root[..^1]] : mark is null ? [root] : [root, mark];
        return row => StripeQuery.Text(row, path) is { } text && values.Contains(text);
    }

    private static Func<JsonObject, bool> Span(string name, string? mark, string written)
    {
        if (!long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var bound))
        {
            throw StripeRefusal.Invalid($"Invalid integer: {written}", "parameter_invalid_integer", name);
        }

        return mark switch
        {
            null => row => (long?)row[name] == bound,
            "gt" => row => (long?)row[name] > bound,
            "gte" => row => (long?)row[name] >= bound,
            "lt" => row => (long?)row[name] < bound,
            "lte" => row => (long?)row[name] <= bound,
            _ => throw StripeRefusal.Invalid($"Received unknown parameter: {name}[{mark}]", "parameter_unknown", $"{name}[{mark}]"),
        };
    }

    // Only Stripe knows which transactions went into an automatic payout; of a manual one nobody does.
    private void NotOfManualPayout(string collection, IQueryCollection query)
    {
        if (collection == "balance_transactions" && query.TryGetValue("payout", out var payout))
        {
            var found = shelf.Find("payouts", payout!) ?? throw StripeRefusal.Invalid($"No such payout: '{payout}'", "resource_missing", "payout");
            if ((bool?)found["automatic"] == false)
            {
                throw StripeRefusal.Invalid("Balance transaction history can only be filtered on automatic transfers, not manual.", null, "payout");
            }
        }
    }
}

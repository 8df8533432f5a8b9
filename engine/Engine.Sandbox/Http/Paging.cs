using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>NetSuite's pages: offset a multiple of limit, at most 1000 rows each, and a <c>last</c> link that leads astray.</summary>
internal sealed record Paging(int Limit, int Offset)
{
    private const int MaxLimit = 1000;
    private const int MaxRows = 100_000;

    public static Paging Of(Call call)
    {
        var limit = Number(call, "limit", MaxLimit);
        var offset = Number(call, "offset", 0);
        if (limit is < 1 or > MaxLimit)
        {
            throw Refusal.Parameter("limit", $"Invalid limit {limit}. It must be from 1 to {MaxLimit}.");
        }

        return offset % limit == 0 && offset < MaxRows
            ? new Paging(limit, offset)
            : throw Refusal.Parameter("offset", $"Invalid offset {offset}. It must be a multiple of limit {limit}, below {MaxRows}.");
    }

    /// <summary>One page of rows in NetSuite's collection envelope.</summary>
    /// <param name="method">Shown on the <c>self</c> link.</param>
    public JsonObject Envelope<T>(string address, string method, IReadOnlyList<T> rows, Func<T, JsonNode> render)
    {
        var page = rows.Skip(Offset).Take(Limit).ToList();
        return new JsonObject
        {
            ["links"] = Links(address, method, rows.Count),
            ["count"] = page.Count,
            ["hasMore"] = Offset + page.Count < rows.Count,
            ["items"] = new JsonArray([.. page.Select(render)]),
            ["offset"] = Offset,
            // Live counts saturate at 1000 pages.
            ["totalResults"] = Math.Min(rows.Count, 1000L * Limit),
        };
    }

    private JsonArray Links(string address, string method, int total)
    {
        var links = new JsonArray();
        var pages = (total + Limit - 1) / Limit;
        if (Offset > 0)
        {
            links.Add(Link("previous", address, Offset - Limit));
            links.Add(Link("first", address, 0));
        }

        if (Offset + Limit < total)
        {
            links.Add(Link("next", address, Offset + Limit));
        }

        if (pages > 1)
        {
            // Wrong on purpose: computed from twelve live lists, so that no client learns to follow it.
            links.Add(Link("last", address, Limit * ((pages - 1) / Limit)));
        }

        var self = pages > 1 || Offset > 0 ? Link("self", address, Offset) : new JsonObject { ["rel"] = "self", ["href"] = address };
        self["method"] = method;
        links.Add(self);
        return links;
    }

    private JsonObject Link(string rel, string address, int offset) =>
        new() { ["rel"] = rel, ["href"] = $"{address}{(address.Contains('?') ? '&' : '?')}limit={Limit}&offset={offset}" };

    private static int Number(Call call, string name, int otherwise) => call.QueryValue(name) is not { } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Parameter(name, $"Invalid {name} '{text}'. It must be a whole number.");
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Engine.App.Demo;

/// <summary>Reads the books out of NetSuite over its REST record service, as anybody with a role could.</summary>
internal sealed class FoundBooks(HttpClient netSuite)
{
    private const string Service = "/services/rest/record/v1/";

    private static readonly string[] Types = ["customer", "invoice", "customerPayment", "creditMemo", "customerRefund"];

    private readonly Dictionary<string, string> currencies = [];

    /// <summary>Every record of the five types.</summary>
    /// <exception cref="HttpRequestException">NetSuite did not answer.</exception>
    public async Task<ImmutableArray<BookEntry>> ReadAsync(CancellationToken cancel)
    {
        var records = new List<(string Type, JsonElement Body)>();
        foreach (var type in Types)
        {
            foreach (var id in await IdsAsync(type, cancel))
            {
                records.Add((type, await GetAsync($"{type}/{id}?expandSubResources=true", cancel)));
            }
        }

        foreach (var currency in records.Select(record => IdOf(record.Body, "currency")).OfType<string>().Distinct().Except(currencies.Keys).ToList())
        {
            currencies[currency] = (await GetAsync($"currency/{currency}", cancel)).GetProperty("symbol").GetString()!;
        }

        // Entities and transactions count their internal ids apart.
        var customers = Names(records.Where(record => record.Type == "customer"));
        var documents = Names(records.Where(record => record.Type != "customer"));
        return [.. records.Select(record => record.Type == "customer" ? Customer(record.Body) : Transaction(record.Type, record.Body, customers, documents))];
    }

    private static BookEntry Customer(JsonElement body)
    {
        var id = NameOf(body);
        return new("customer", id, id) { Details = [BookText.Customer(Text(body, "companyName") ?? "", Text(body, "email"), Text(body, "phone"))] };
    }

    private BookEntry Transaction(string type, JsonElement body, Dictionary<string, string> customers, Dictionary<string, string> documents)
    {
        var currency = currencies[IdOf(body, "currency")!];
        var lines = Lines(body, "item").Select(line => BookText.Line(IdOf(line, "item")!, Number(line, "quantity"), Number(line, "amount"), currency));
        var applied = Lines(body, "apply").Select(line => BookText.Application(documents[IdOf(line, "doc")!], Number(line, "amount"), currency));
        return new(type, NameOf(body), customers[(IdOf(body, "entity") ?? IdOf(body, "customer"))!])
        {
            Date = DateOnly.ParseExact(Text(body, "tranDate")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Currency = currency,
            Amount = Number(body, type == "customerPayment" ? "payment" : "total"),
            Open = Number(body, type == "customerPayment" ? "unapplied" : "amountRemaining"),
            Details = [.. lines, .. applied],
        };
    }

    private async Task<ImmutableArray<string>> IdsAsync(string type, CancellationToken cancel)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        bool hasMore;
        do
        {
            var page = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"{type}?limit=1000&offset={ids.Count}"), cancel);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            hasMore = page.GetProperty("hasMore").GetBoolean();
        }
        while (hasMore);
        return ids.ToImmutable();
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        using var answer = await netSuite.GetAsync(new Uri(Service + path, UriKind.Relative), cancel);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancel));
        return body.RootElement.Clone();
    }

    private static Dictionary<string, string> Names(IEnumerable<(string Type, JsonElement Body)> records) =>
        records.ToDictionary(record => record.Body.GetProperty("id").GetString()!, record => NameOf(record.Body), StringComparer.Ordinal);

    // A record without an external id is nobody's here and must show as such.
    private static string NameOf(JsonElement body) => Text(body, "externalId") ?? "#" + body.GetProperty("id").GetString();

    private static JsonElement.ArrayEnumerator Lines(JsonElement body, string sublist) =>
        body.TryGetProperty(sublist, out var list) && list.TryGetProperty("items", out var items) ? items.EnumerateArray() : default;

    private static string? IdOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out var reference) ? reference.GetProperty("id").GetString() : null;

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static decimal Number(JsonElement body, string name) => body.TryGetProperty(name, out var number) ? number.GetDecimal() : 0;
}

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Benchmarks.Mapping;

/// <summary>The yardstick: what a programmer would write for this mapping alone, from a JsonDocument to a Utf8JsonWriter.</summary>
internal sealed class MappingByHand : IDisposable
{
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly Utf8JsonWriter writer = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly Dictionary<string, string> currencies;
    private readonly Dictionary<string, string> countries;
    private readonly Dictionary<string, string> terms;
    private readonly Dictionary<string, string> taxRates;
    private readonly Dictionary<string, string> methods;
    private readonly Dictionary<string, string> deposits;
    private readonly Dictionary<string, Entity> entities;
    private readonly Dictionary<string, Item> items;

    public MappingByHand(JsonElement tables)
    {
        currencies = Table("currencies", row => row.GetProperty("id").GetString()!);
        countries = Table("entityByCountry", row => row.GetString()!);
        terms = Table("terms", row => row.GetString()!);
        taxRates = Table("taxRates", row => row.GetString()!);
        methods = Table("paymentMethods", row => row.GetString()!);
        deposits = Table("depositAccounts", row => row.GetString()!);
        entities = Table("entities", row => new Entity(Of(row, "subsidiary")!, Of(row, "arAccount")!, Of(row, "taxCode")!, Of(row, "location")!, Of(row, "department")!));
        items = Table("items", row => new Item(Of(row, "item")!, Of(row, "department"), Of(row, "class")));

        Dictionary<string, T> Table<T>(string name, Func<JsonElement, T> read) =>
            tables.GetProperty(name).EnumerateObject().ToDictionary(row => row.Name, row => read(row.Value));
    }

    private sealed record Entity(string Subsidiary, string Receivables, string TaxCode, string Location, string Department);

    private sealed record Item(string Id, string? Department, string? Class);

    public ReadOnlyMemory<byte> Map(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        output.ResetWrittenCount();
        writer.Reset(output);
        writer.WriteStartObject();
        writer.WriteString("event"u8, root.GetProperty("id"u8).GetString());
        var invoice = root.GetProperty("data"u8).GetProperty("object"u8);
        if (IsTaken(root, invoice))
        {
            writer.WriteString("decision"u8, "sync"u8);
            WriteBodies(invoice);
        }
        else
        {
            writer.WriteString("decision"u8, "skip"u8);
        }

        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    public void Dispose() => writer.Dispose();

    private static bool IsTaken(JsonElement root, JsonElement invoice) =>
        root.GetProperty("type"u8).ValueEquals("invoice.paid"u8)
        && root.GetProperty("livemode"u8).ValueKind == JsonValueKind.True
        && invoice.GetProperty("status"u8).ValueEquals("paid"u8)
        && invoice.GetProperty("amount_paid"u8).GetInt64() > 0
        && invoice.GetProperty("billing_reason"u8).GetString() is "subscription_create" or "subscription_cycle" or "subscription_update" or "manual"
        && Of(invoice.GetProperty("metadata"u8), "sync") != "skip";

    private void WriteBodies(JsonElement invoice)
    {
        var metadata = invoice.GetProperty("metadata"u8);
        var address = invoice.GetProperty("customer_address"u8);
        var chosen = Of(metadata, "billing_entity") is { } named && entities.TryGetValue(named, out var entity) ? entity
            : entities[Of(address, "country") is { } country && countries.TryGetValue(country, out var byCountry) ? byCountry : "acme-us"];
        var currency = invoice.GetProperty("currency"u8).GetString()!;
        var currencyId = currencies.GetValueOrDefault(currency, "1");
        var unit = currency switch { "jpy" => 1m, "kwd" => 1000m, _ => 100m };
        var customer = "stripe_" + invoice.GetProperty("customer"u8).GetString();
        var externalId = "stripe_" + invoice.GetProperty("id"u8).GetString();
        var created = invoice.GetProperty("created"u8).GetInt64();
        var transitions = invoice.GetProperty("status_transitions"u8);
        var finalized = Seconds(transitions.GetProperty("finalized_at"u8)) ?? created;
        WriteCustomer(invoice, metadata, address, customer, chosen, currencyId);
        WriteInvoice(invoice, externalId, customer, chosen, currencyId, finalized, unit);
        WritePayment(invoice, externalId, customer, chosen, currencyId, Seconds(transitions.GetProperty("paid_at"u8)) ?? created, unit, currency);
    }

    private void WriteCustomer(JsonElement invoice, JsonElement metadata, JsonElement address, string customer, Entity entity, string currency)
    {
        writer.WriteStartObject("customer"u8);
        writer.WriteString("externalId"u8, customer);
        var isPerson = Of(metadata, "customer_type") == "individual";
        writer.WriteBoolean("isPerson"u8, isPerson);
        var email = Of(invoice, "customer_email");
        var name = Of(invoice, "customer_name") ?? email ?? invoice.GetProperty("customer"u8).GetString()!;
        if (isPerson)
        {
            var space = name.IndexOf(' ', StringComparison.Ordinal);
            writer.WriteString("firstName"u8, space < 0 ? name : name[..space]);
            writer.WriteString("lastName"u8, space < 0 ? "-" : name[(space + 1)..]);
        }
        else
        {
            writer.WriteString("companyName"u8, Shorten(name, 83));
        }

        WriteUnlessNull("email"u8, email);
        WriteUnlessNull("phone"u8, Of(invoice, "customer_phone"));
        WriteReference("subsidiary"u8, entity.Subsidiary);
        WriteReference("currency"u8, currency);
        var taxIds = invoice.GetProperty("customer_tax_ids"u8);
        if (taxIds.GetArrayLength() > 0)
        {
            writer.WriteString("vatRegNumber"u8, taxIds[0].GetProperty("value"u8).GetString());
        }

        if (Of(address, "line1") is { } street)
        {
            WriteAddress(address, Shorten(name, 83), street);
        }

        writer.WriteEndObject();
    }

    private void WriteAddress(JsonElement address, string addressee, string street)
    {
        writer.WriteStartObject("addressBook"u8);
        writer.WriteStartArray("items"u8);
        writer.WriteStartObject();
        writer.WriteString("label"u8, "Stripe billing"u8);
        writer.WriteBoolean("defaultBilling"u8, true);
        writer.WriteStartObject("addressBookAddress"u8);
        writer.WriteString("addressee"u8, addressee);
        writer.WriteString("addr1"u8, street);
        WriteUnlessNull("addr2"u8, Of(address, "line2"));
        WriteUnlessNull("city"u8, Of(address, "city"));
        WriteUnlessNull("state"u8, Of(address, "state"));
        WriteUnlessNull("zip"u8, Of(address, "postal_code"));
        WriteReference("country"u8, Of(address, "country")!);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteInvoice(JsonElement invoice, string externalId, string customer, Entity entity, string currency, long finalized, decimal unit)
    {
        var due = Seconds(invoice.GetProperty("due_date"u8));
        var number = invoice.GetProperty("number"u8).GetString();
        var days = due is { } date && invoice.GetProperty("collection_method"u8).ValueEquals("send_invoice"u8)
            ? Math.Round((date - finalized) / 86400m).ToString("0", CultureInfo.InvariantCulture)
            : "0";
        writer.WriteStartObject("invoice"u8);
        writer.WriteString("externalId"u8, externalId);
        WriteReference("entity"u8, customer);
        WriteReference("subsidiary"u8, entity.Subsidiary);
        WriteReference("currency"u8, currency);
        WriteDate("tranDate"u8, finalized);
        WriteDate("dueDate"u8, due ?? finalized);
        WriteReference("terms"u8, terms.GetValueOrDefault(days, "4"));
        writer.WriteString("otherRefNum"u8, number);
        var description = Of(invoice, "description");
        var memo = $"Stripe {number} / {invoice.GetProperty("billing_reason"u8).GetString()}";
        writer.WriteString("memo"u8, Shorten(description is null ? memo : $"{memo} / {description}", 60));
        WriteReference("location"u8, entity.Location);
        WriteReference("account"u8, entity.Receivables);
        var discount = Sum(invoice.GetProperty("total_discount_amounts"u8));
        if (discount > 0)
        {
            WriteReference("discountItem"u8, "775");
            writer.WriteNumber("discountRate"u8, -discount / unit);
        }

        writer.WriteNumber("custbody_stripe_tax_total"u8, Sum(invoice.GetProperty("total_taxes"u8)) / unit);
        WriteUnlessNull("custbody_stripe_url"u8, Of(invoice, "hosted_invoice_url"));
        writer.WriteStartObject("item"u8);
        writer.WriteStartArray("items"u8);
        foreach (var line in invoice.GetProperty("lines"u8).GetProperty("data"u8).EnumerateArray())
        {
            WriteLine(line, entity, unit);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteLine(JsonElement line, Entity entity, decimal unit)
    {
        var pricing = line.GetProperty("pricing"u8);
        var item = items.GetValueOrDefault(pricing.GetProperty("price_details"u8).GetProperty("product"u8).GetString()!, new Item("999", null, "99"));
        writer.WriteStartObject();
        WriteReference("item"u8, item.Id);
        writer.WriteNumber("quantity"u8, line.GetProperty("quantity"u8).GetInt64());
        writer.WriteNumber("rate"u8, decimal.Parse(pricing.GetProperty("unit_amount_decimal"u8).GetString()!, CultureInfo.InvariantCulture) / unit);
        writer.WriteNumber("amount"u8, line.GetProperty("amount"u8).GetInt64() / unit);
        writer.WriteString("description"u8, Shorten(line.GetProperty("description"u8).GetString()!, 100));
        WriteReference("department"u8, item.Department ?? entity.Department);
        if (item.Class is { } itemClass)
        {
            WriteReference("class"u8, itemClass);
        }

        var taxes = line.GetProperty("taxes"u8);
        var rate = taxes.GetArrayLength() > 0 ? taxes[0].GetProperty("tax_rate_details"u8).GetProperty("tax_rate"u8).GetString() : null;
        WriteReference("taxCode"u8, rate is not null && taxRates.TryGetValue(rate, out var code) ? code : entity.TaxCode);
        writer.WriteString("custcol_stripe_line_id"u8, line.GetProperty("id"u8).GetString());
        var period = line.GetProperty("period"u8);
        WriteDate("custcol_period_start"u8, period.GetProperty("start"u8).GetInt64());
        WriteDate("custcol_period_end"u8, period.GetProperty("end"u8).GetInt64());
        var discount = Sum(line.GetProperty("discount_amounts"u8));
        if (discount > 0)
        {
            writer.WriteNumber("custcol_discount"u8, discount / unit);
        }

        var details = line.GetProperty("parent"u8).GetProperty("subscription_item_details"u8);
        writer.WriteBoolean("custcol_proration"u8, details.ValueKind == JsonValueKind.Object && details.GetProperty("proration"u8).ValueKind == JsonValueKind.True);
        writer.WriteEndObject();
    }

    private void WritePayment(JsonElement invoice, string externalId, string customer, Entity entity, string currencyId, long paid, decimal unit, string currency)
    {
        var intent = invoice.GetProperty("payments"u8).GetProperty("data"u8)[0].GetProperty("payment"u8).GetProperty("payment_intent"u8).GetString();
        var types = invoice.GetProperty("payment_settings"u8).GetProperty("payment_method_types"u8);
        var method = types.ValueKind == JsonValueKind.Array && types.GetArrayLength() > 0 ? types[0].GetString()! : "";
        var amount = invoice.GetProperty("amount_paid"u8).GetInt64() / unit;
        writer.WriteStartObject("payment"u8);
        writer.WriteString("externalId"u8, "stripe_" + intent);
        WriteReference("customer"u8, customer);
        WriteReference("subsidiary"u8, entity.Subsidiary);
        WriteReference("currency"u8, currencyId);
        WriteDate("tranDate"u8, paid);
        writer.WriteNumber("payment"u8, amount);
        WriteReference("paymentOption"u8, methods.GetValueOrDefault(method, "1"));
        writer.WriteBoolean("undepFunds"u8, false);
        WriteReference("account"u8, deposits.GetValueOrDefault(currency, "200"));
        WriteReference("arAcct"u8, entity.Receivables);
        writer.WriteString("memo"u8, "Stripe " + intent);
        writer.WriteStartObject("apply"u8);
        writer.WriteStartArray("items"u8);
        writer.WriteStartObject();
        WriteReference("doc"u8, externalId);
        writer.WriteBoolean("apply"u8, true);
        writer.WriteNumber("amount"u8, amount);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteReference(ReadOnlySpan<byte> name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteEndObject();
    }

    private void WriteUnlessNull(ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private void WriteDate(ReadOnlySpan<byte> name, long seconds)
    {
        Span<char> text = stackalloc char[10];
        DateTimeOffset.FromUnixTimeSeconds(seconds).TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }

    private static long Sum(JsonElement list)
    {
        var sum = 0L;
        foreach (var item in list.EnumerateArray())
        {
            sum += item.GetProperty("amount"u8).GetInt64();
        }

        return sum;
    }

    private static long? Seconds(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetInt64() : null;

    private static string Shorten(string text, int length) => text.Length > length ? text[..length] : text;

    private static string? Of(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Matching.Files;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>A matched payment as JSON: in the plan, and as it is kept for what-if. Members are named as in files of payments and invoices.</summary>
public static class MatchedPaymentJson
{
    public static string Text(MatchedPayment matched) => Encoding.UTF8.GetString(Bytes(matched));

    public static byte[] Bytes(MatchedPayment matched)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, matched);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The text is no matched payment.</exception>
    public static MatchedPayment Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, JsonValue.Options);
        var root = JsonValue.From(document.RootElement.Clone());
        var findings = new FindingSink();
        var payment = MatchFiles.Payment(Row(root.Member("payment"), findings), [], findings);
        var documents = Items(root, "documents").Select(one => MatchFiles.Invoice(Row(one, findings), [], findings)).ToList();
        return payment is null || documents.Contains(null)
            ? throw new JsonException(string.Join(' ', findings.ToImmutable().Select(finding => finding.Message)))
            : new MatchedPayment(
                root.Member("rules").AsText(),
                root.Member("revision").AsText(),
                DateTimeOffset.Parse(root.Member("seenAt").AsText(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                payment,
                MatchDecisionReader.Read(root.Member("decision")))
            {
                Documents = [.. documents.OfType<OpenInvoice>()],
                Customers = [.. Items(root, "customers").Select(one => new OpenCustomer(one.Member("id").AsText(), MatchDecisionReader.Text(one, "name"), MatchDecisionReader.Text(one, "parent"), MatchDecisionReader.Text(one, "group")))],
            };
    }

    private static IEnumerable<Value> Items(Value root, string name) => root.Member(name) is { Kind: ValueKind.List } list ? list.AsList() : [];

    private static MatchRow Row(Value value, FindingSink findings) => new("match", 1, value.Member, findings);

    private static void Write(Utf8JsonWriter writer, MatchedPayment matched)
    {
        writer.WriteStartObject();
        writer.WriteString("rules", matched.Rules);
        writer.WriteString("revision", matched.Revision);
        writer.WriteString("seenAt", matched.SeenAt.ToString("O", CultureInfo.InvariantCulture));
        writer.WritePropertyName("payment");
        Write(writer, matched.Payment);
        writer.WritePropertyName("decision");
        MatchDecisionJson.Write(writer, matched.Payment, matched.Decision);
        WriteAll(writer, "documents", matched.Documents, Write);
        WriteAll(writer, "customers", matched.Customers, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MatchPayment payment)
    {
        writer.WriteStartObject();
        writer.WriteString("id", payment.Id);
        writer.WriteString("amount", Text(payment.Amount));
        writer.WriteString("currency", payment.Currency);
        writer.WriteString("date", Text(payment.Date));
        WriteSome(
            writer,
            ("customer", payment.Customer), ("payerName", payment.PayerName), ("text", payment.Text), ("method", payment.Method),
            ("bankAccount", payment.BankAccount), ("subsidiary", payment.Subsidiary), ("arAccount", payment.ArAccount));
        WriteTexts(writer, "payerKeys", payment.PayerKeys);
        WriteTexts(writer, "references", payment.References);
        WriteTexts(writer, "confirmed", payment.Confirmed);
        WriteTexts(writer, "bankReferences", payment.BankReferences);
        WriteAll(writer, "lines", payment.Lines, (_, line) => WriteObject(writer, ("reference", line.Reference), ("amount", Text(line.Amount))));
        WriteAll(writer, "deductions", payment.Deductions, (_, kept) => WriteObject(writer, ("code", kept.Code), ("amount", Text(kept.Amount)), ("reference", kept.Reference)));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, OpenInvoice document) => WriteObject(
        writer,
        ("id", document.Id),
        ("internalId", document.InternalId),
        ("kind", document.Kind),
        ("number", document.Number),
        ("poNumber", document.PoNumber),
        ("customer", document.Customer),
        ("currency", document.Currency),
        ("amount", document.Amount is { } amount ? Text(amount) : null),
        ("amountRemaining", Text(document.AmountRemaining)),
        ("subsidiary", document.Subsidiary),
        ("arAccount", document.ArAccount),
        ("date", document.Date is { } date ? Text(date) : null),
        ("dueDate", document.DueDate is { } due ? Text(due) : null));

    private static void Write(Utf8JsonWriter writer, OpenCustomer customer) =>
        WriteObject(writer, ("id", customer.Id), ("name", customer.Name), ("parent", customer.Parent), ("group", customer.Group));

    private static void WriteObject(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        writer.WriteStartObject();
        WriteSome(writer, members);
        writer.WriteEndObject();
    }

    private static void WriteSome(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts) =>
        WriteAll(writer, name, texts, (to, text) => to.WriteStringValue(text));

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Core.Sources.Bank;

/// <summary>
/// An entry as the content of its event. Members that every entry has are always there, null where the file says nothing, so that an expression may
/// name them. Nothing of the file itself stands in it: the same item in another file gives the same content.
/// </summary>
internal sealed class BankEntryJson : IDisposable
{
    // Text of banks is full of + and &, and this is no HTML.
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> json = new(4096);
    private readonly Utf8JsonWriter writer;

    public BankEntryJson() => writer = new Utf8JsonWriter(json, options);

    /// <summary>Valid until the next one is written: a file has many entries, and each of them is copied into its envelope at once.</summary>
    public ReadOnlyMemory<byte> Write(string format, BankEntry entry, ImmutableArray<BankReference> references, BankAccount? account)
    {
        json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("format", format);
        WriteMoney(writer, entry);
        WritePayer(writer, entry.Payer);
        WriteReferences(writer, references);
        WriteRemittance(writer, entry);
        WriteTexts(writer, entry.Texts);
        WriteAccount(writer, entry.Account, account);
        WriteReturn(writer, entry);
        writer.WriteString("why", entry.Why);
        writer.WriteStartObject("details");
        foreach (var fact in entry.Facts)
        {
            writer.WriteString(fact.Name, fact.Value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    public void Dispose() => writer.Dispose();

    /// <summary>What the lines say is paid; null when one of them, or all, say nothing.</summary>
    public static decimal? Total(ImmutableArray<RemittanceLine> lines)
    {
        var total = lines.IsEmpty ? (decimal?)null : 0m;
        foreach (var line in lines)
        {
            total += line.Paid;
        }

        return total;
    }

    private static void WriteMoney(Utf8JsonWriter writer, BankEntry entry)
    {
        writer.WriteString("method", entry.Method);
        WriteNumber(writer, "amount", entry.Amount);
        writer.WriteString("currency", entry.Currency);
        writer.WriteString("direction", entry.Amount is null ? null : entry.IsOutgoing ? "out" : "in");
        WriteDate(writer, "valueDate", entry.ValueDate);
        WriteDate(writer, "bookingDate", entry.BookingDate);
    }

    private static void WritePayer(Utf8JsonWriter writer, PayerIdentity payer)
    {
        writer.WriteStartObject("payer");
        writer.WriteString("name", payer.Name);
        writer.WriteString("accountTail", payer.Account is { } tail ? AccountIds.Tail(tail) : null);
        writer.WriteString("accountId", payer.Account is { } account ? AccountIds.Id(payer.Bank, account) : null);
        writer.WriteString("bankId", payer.Bank);
        writer.WriteStartArray("ids");
        foreach (var id in payer.Ids)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", id.Kind);
            writer.WriteString("id", id.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("otherNames");
        foreach (var name in payer.OtherNames)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter writer, ImmutableArray<BankReference> references)
    {
        writer.WriteStartArray("references");
        foreach (var reference in references)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", reference.Kind);
            writer.WriteString("id", reference.Id);
            writer.WriteString("where", reference.Where);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRemittance(Utf8JsonWriter writer, BankEntry entry)
    {
        writer.WriteStartObject("remittance");
        var total = Total(entry.Remittance);
        WriteNumber(writer, "total", total);
        WriteNumber(writer, "difference", entry.Amount - total);
        writer.WriteStartArray("lines");
        foreach (var line in entry.Remittance)
        {
            WriteLine(writer, line);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter writer, RemittanceLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", line.Kind);
        writer.WriteString("id", line.Id);
        writer.WriteString("where", line.Where);
        WriteNumber(writer, "paid", line.Paid);
        WriteNumber(writer, "gross", line.Gross);
        WriteNumber(writer, "discount", line.Discount);
        WriteDate(writer, "date", line.Date);
        writer.WriteString("action", line.Action);
        writer.WriteStartArray("adjustments");
        foreach (var adjustment in line.Adjustments)
        {
            writer.WriteStartObject();
            WriteNumber(writer, "amount", adjustment.Amount);
            writer.WriteString("code", adjustment.Code);
            writer.WriteString("reason", adjustment.Reason);
            writer.WriteString("referenceId", adjustment.Reference);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, ImmutableArray<BankText> texts)
    {
        writer.WriteStartArray("texts");
        foreach (var text in texts)
        {
            writer.WriteStartObject();
            writer.WriteString("where", text.Where);
            writer.WriteString("text", text.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAccount(Utf8JsonWriter writer, string? number, BankAccount? account)
    {
        writer.WriteStartObject("account");
        writer.WriteString("tail", number is null ? null : AccountIds.Tail(number));
        writer.WriteString("id", number is null ? null : AccountIds.Id(null, number));
        writer.WriteString("name", account?.Name);
        writer.WriteString("account", account?.Account);
        writer.WriteString("subsidiary", account?.Subsidiary);
        writer.WriteString("receivables", account?.Receivables);
        writer.WriteEndObject();
    }

    private static void WriteReturn(Utf8JsonWriter writer, BankEntry entry)
    {
        if (entry.Reason is { } reason)
        {
            writer.WriteStartObject("reason");
            writer.WriteString("code", reason.Code);
            writer.WriteString("title", reason.Title);
            writer.WriteString("effect", JsonNamingPolicy.CamelCase.ConvertName(reason.Effect.ToString()));
            writer.WriteEndObject();
        }

        if (entry.Original is { } original)
        {
            writer.WriteStartObject("original");
            writer.WriteString("traceId", original.Trace);
            writer.WriteString("endToEndId", original.EndToEnd);
            writer.WriteString("bankId", original.Bank);
            writer.WriteEndObject();
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } written)
        {
            writer.WriteNumber(name, written);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DateOnly? date)
    {
        if (date is { } written)
        {
            Span<char> text = stackalloc char[10];
            _ = written.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            writer.WriteString(name, text);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}

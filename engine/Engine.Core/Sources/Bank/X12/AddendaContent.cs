namespace Engine.Core.Sources.Bank.X12;

/// <summary>
/// What payment related information says: a whole 820 within its interchange (CTX), segments alone (CCD+), a convention such as TXP, or free text. The
/// payer wrote it, not the bank, so what cannot be read is kept as text and refuses nothing.
/// </summary>
internal sealed record AddendaContent(PaymentOrder? Order, string Text)
{
    private const string Conventions = "TXP*";

    public static AddendaContent Read(BankFile file, ReadOnlyMemory<byte> content, Place place, BankFindings findings)
    {
        var end = content.Span.LastIndexOfAnyExcept(" \t\r\n"u8) + 1;
        var bytes = content[..end];
        var text = file.Text(bytes.Span);
        var delimiters = X12Delimiters.OfIsa(bytes.Span) ?? (IsSegment(text) ? X12Delimiters.OfAddenda(bytes.Span) : (X12Delimiters?)null);
        if (delimiters is not { } known || text.StartsWith(Conventions, StringComparison.Ordinal))
        {
            return new AddendaContent(null, text);
        }

        // A last segment without its terminator is whole nevertheless: nothing comes after it.
        ReadOnlyMemory<byte> whole = bytes.Span[^1] == known.Segment ? bytes : (byte[])[.. bytes.Span, known.Segment];
        var trouble = new BankFindings([]);
        var order = ReadOrder(X12Segments.Of(file, whole, known, place, trouble), findings);
        if (trouble.Refusal is { } refusal)
        {
            findings.Note(refusal.Code, refusal.Place, $"{refusal.Message} The addenda are kept as text.");
            return new AddendaContent(null, text);
        }

        return new AddendaContent(order, text);
    }

    private static PaymentOrder? ReadOrder(IEnumerable<X12Segment> segments, BankFindings findings)
    {
        PaymentOrder? order = null;
        string? release = null;
        var sets = 0;
        foreach (var segment in segments)
        {
            release = segment.Id == "GS" ? segment[8] : release;
            sets += segment.Id == "ST" ? 1 : 0;
            order = segment.Id == "ST" ? new PaymentOrder("addenda ", release) : order ?? new PaymentOrder("addenda ", release);
            if ((sets > 1 ? "There is more than one transaction set." : order.Add(segment)) is { } problem)
            {
                findings.Note(BankCodes.BadField, segment.Place, $"{problem} The addenda are kept as text.");
                return null;
            }
        }

        return order;
    }

    /// <summary>Two or three capitals or digits and an asterisk, as segments begin.</summary>
    private static bool IsSegment(string text)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        return star is 2 or 3 && char.IsAsciiLetterUpper(text[0]) && text[..star].All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character));
    }
}

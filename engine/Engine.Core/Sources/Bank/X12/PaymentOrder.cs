using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Sources.Bank.X12;

/// <summary>
/// One transaction set 820, or the part of one that stands in addenda: who pays how much, and for what. Segments are given one by one; ENT may be left
/// out, so RMR may follow the heading at once.
/// </summary>
internal sealed class PaymentOrder(string where, string? release)
{
    // Up to this release a positive ADX01 reduces the payment; later a negative one does (element 782, releases 003030 and 003050).
    private const string LastInverted = "003030";
    private const int MostLines = 20_000;

    private readonly ImmutableArray<RemittanceLine>.Builder lines = ImmutableArray.CreateBuilder<RemittanceLine>();
    private readonly ImmutableArray<BankReference>.Builder references = ImmutableArray.CreateBuilder<BankReference>();
    private readonly ImmutableArray<BankText>.Builder notes = ImmutableArray.CreateBuilder<BankText>();
    private readonly ImmutableArray<PayerId>.Builder ids = ImmutableArray.CreateBuilder<PayerId>();
    private bool isInLine;

    public string? Handling { get; private set; }

    public decimal? Amount { get; private set; }

    public string? Direction { get; private set; }

    public string? Method { get; private set; }

    public string? PayerBank { get; private set; }

    public string? PayerAccount { get; private set; }

    public string? ReceiverAccount { get; private set; }

    public DateOnly? Date { get; private set; }

    public string? Currency { get; private set; }

    public string? Trace { get; private set; }

    public string? PayerName { get; private set; }

    public ImmutableArray<RemittanceLine> Lines => [.. lines];

    public ImmutableArray<BankReference> References => [.. references];

    public ImmutableArray<BankText> Notes => [.. notes];

    public ImmutableArray<PayerId> PayerIds => [.. ids];

    /// <summary>Adjustments that concern no document, which is where the sign of ADX01 can be told from the total.</summary>
    public decimal Outside { get; private set; }

    /// <summary>What is wrong with the segment; null when it was taken, or is one that tells nothing here.</summary>
    public string? Add(X12Segment segment) => segment.Id switch
    {
        "BPR" => Payment(segment),
        "TRN" => TraceOf(segment),
        "CUR" => CurrencyOf(segment),
        "REF" => Reference(segment),
        "N1" => Name(segment),
        "ENT" => Entity(),
        "NTE" => Note(segment[2]),
        "RMR" => Line(segment),
        "ADX" => Adjustment(segment),
        "DTM" => LineDate(segment),
        _ => null,
    };

    private string? Payment(X12Segment segment)
    {
        (Handling, Direction) = (segment[1], segment[3]);
        Method = segment[4] is { } method ? PaymentCodes.Methods.GetValueOrDefault(method) : null;
        (PayerBank, PayerAccount, ReceiverAccount) = (segment[7], segment[9], segment[15]);
        AddId("achCompany", segment[10]);
        Date = DateOf(segment[16]);
        if (segment[16] is not null && Date is null)
        {
            return $"BPR16 \"{segment[16]}\" is no date.";
        }

        if (!X12Amounts.TryRead(segment[2], out var amount) || amount < 0)
        {
            return $"BPR02 \"{segment[2]}\" is no amount.";
        }

        Amount = amount;
        return null;
    }

    private string? CurrencyOf(X12Segment segment)
    {
        Currency = segment[2]?.ToUpperInvariant();
        return null;
    }

    private string? TraceOf(X12Segment segment)
    {
        Trace = segment[2];
        AddReference(ReferenceKinds.Trace, segment[2], "TRN02");
        AddId("achCompany", segment[3]);
        return null;
    }

    private string? Reference(X12Segment segment)
    {
        if (segment[1] is { } qualifier && PaymentCodes.Documents.TryGetValue(qualifier, out var kind))
        {
            AddReference(kind, segment[2], $"REF*{qualifier}");
        }

        return Note(segment[3]);
    }

    private string? Name(X12Segment segment)
    {
        if (segment[1] == "PR")
        {
            PayerName = segment[2];
            AddId("n1", segment[4]);
        }

        return null;
    }

    private string? Entity()
    {
        isInLine = false;
        return null;
    }

    private string? Line(X12Segment segment)
    {
        if (lines.Count >= MostLines)
        {
            return $"There are more than {MostLines} documents in one payment.";
        }

        isInLine = true;
        if (!TryOptional(segment[4], out var paid) || !TryOptional(segment[5], out var gross) || !TryOptional(segment[6], out var discount) || !TryOptional(segment[8], out var adjusted))
        {
            return "An amount of RMR is no number.";
        }

        lines.Add(new RemittanceLine(PaymentCodes.Documents.GetValueOrDefault(segment[1] ?? "", ReferenceKinds.Document), segment[2] ?? "", $"{where}RMR02*{segment[1]}", paid)
        {
            Gross = gross,
            Discount = discount,
            Action = segment[3],
            Adjustments = adjusted is { } amount ? [AdjustmentOf(amount, segment[7], null)] : [],
        });
        return null;
    }

    private string? Adjustment(X12Segment segment)
    {
        if (!X12Amounts.TryRead(segment[1], out var written))
        {
            return $"ADX01 \"{segment[1]}\" is no amount.";
        }

        var amount = IsInverted ? -written : written;
        var adjustment = AdjustmentOf(amount, segment[2], segment[4]);
        if (isInLine)
        {
            lines[^1] = lines[^1] with { Adjustments = lines[^1].Adjustments.Add(adjustment) };
            return null;
        }

        Outside += amount;
        lines.Add(new RemittanceLine(ReferenceKinds.Document, segment[4] ?? "", $"{where}ADX", amount) { Adjustments = [adjustment] });
        return null;
    }

    private string? LineDate(X12Segment segment)
    {
        if (isInLine && segment[1] == "003")
        {
            lines[^1] = lines[^1] with { Date = DateOf(segment[2]) };
        }

        return null;
    }

    private string? Note(string? text)
    {
        if (text is not null)
        {
            notes.Add(new BankText($"{where}NTE", text));
        }

        return null;
    }

    private bool IsInverted => release is not null && string.CompareOrdinal(release, LastInverted) <= 0;

    private static RemittanceAdjustment AdjustmentOf(decimal amount, string? code, string? reference) =>
        new(amount, code, code is null ? null : PaymentCodes.Reasons.GetValueOrDefault(code), reference);

    private void AddReference(string kind, string? id, string field)
    {
        if (id is not null)
        {
            references.Add(new BankReference(kind, id, $"{where}{field}"));
        }
    }

    private void AddId(string kind, string? id)
    {
        if (id is not null && !ids.Any(known => known.Kind == kind && known.Id == id))
        {
            ids.Add(new PayerId(kind, id));
        }
    }

    private static bool TryOptional(string? text, out decimal? amount)
    {
        amount = null;
        if (text is null)
        {
            return true;
        }

        var isRead = X12Amounts.TryRead(text, out var read);
        amount = read;
        return isRead;
    }

    private static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

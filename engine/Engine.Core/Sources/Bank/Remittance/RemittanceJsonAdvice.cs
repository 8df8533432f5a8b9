using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>One advice of a JSON file. A member that is there and cannot be read refuses the file.</summary>
internal sealed class RemittanceJsonAdvice(Value advice, int line, BankFile file, BankFindings findings)
{
    private static readonly string[] documents = [ReferenceKinds.Invoice, ReferenceKinds.CreditMemo, ReferenceKinds.Order];

    private static readonly string[] members = ["payment", "date", "total", "currency", "payer", "lines", "text"];

    public BankEntry? Read()
    {
        if (advice.Kind != ValueKind.Object || TextOf(advice, "payment") is not { } payment || advice.Member("lines").Kind != ValueKind.List)
        {
            return Refuse<BankEntry>("An advice needs `payment`, a text, and `lines`, a list.");
        }

        if (advice.AsObject().Members.FirstOrDefault(member => !members.Contains(member.Key)) is { Key: { } unknown })
        {
            return Refuse<BankEntry>($"An advice has no `{unknown}`. There are: {string.Join(", ", members)}.");
        }

        if (Lines() is not { } lines || !TryAmount(advice, "total", out var total) || !TryDate(advice, "date", out var date))
        {
            return null;
        }

        var payer = advice.Member("payer");
        return new BankEntry(line, BankEvents.RemittanceReceived, string.Join('|', TextOf(payer, "id") ?? TextOf(payer, "name"), payment, date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), date ?? file.ReceivedOn)
        {
            Amount = total ?? BankEntryJson.Total(lines),
            Currency = TextOf(advice, "currency")?.ToUpperInvariant(),
            Payer = new PayerIdentity(TextOf(payer, "name"), TextOf(payer, "account"), TextOf(payer, "bank"), TextOf(payer, "id") is { } id ? [new PayerId("payer", id)] : []),
            References = [new BankReference(ReferenceKinds.Trace, payment, "payment")],
            Remittance = lines,
            Texts = TextOf(advice, "text") is { } text ? [new BankText("text", text)] : [],
        };
    }

    private ImmutableArray<RemittanceLine>? Lines()
    {
        var lines = ImmutableArray.CreateBuilder<RemittanceLine>();
        foreach (var one in advice.Member("lines").AsList())
        {
            if (Line(one) is not { } read)
            {
                return null;
            }

            lines.Add(read);
        }

        return lines.DrainToImmutable();
    }

    private RemittanceLine? Line(Value one)
    {
        var kind = Array.Find(documents, document => TextOf(one, document) is not null);
        if (kind is null)
        {
            return Refuse<RemittanceLine>("A line names no invoice, creditMemo or order.");
        }

        if (!TryAmount(one, "paid", out var paid) || !TryAmount(one, "gross", out var gross) || !TryAmount(one, "discount", out var discount) || !TryDate(one, "date", out var date))
        {
            return null;
        }

        return Adjustments(one) is { } adjustments
            ? new RemittanceLine(kind, TextOf(one, kind)!, kind, paid) { Gross = gross, Discount = discount, Date = date, Adjustments = adjustments }
            : null;
    }

    private ImmutableArray<RemittanceAdjustment>? Adjustments(Value one)
    {
        var written = one.Member("adjustments");
        if (written.IsNothing)
        {
            return [];
        }

        if (written.Kind != ValueKind.List)
        {
            Refuse<string>("`adjustments` is no list.");
            return null;
        }

        var adjustments = ImmutableArray.CreateBuilder<RemittanceAdjustment>();
        foreach (var adjustment in written.AsList())
        {
            if (!TryAmount(adjustment, "amount", out var amount) || amount is not { } read)
            {
                Refuse<string>("An adjustment has no `amount`.");
                return null;
            }

            adjustments.Add(new RemittanceAdjustment(read, TextOf(adjustment, "code"), TextOf(adjustment, "reason")));
        }

        return adjustments.DrainToImmutable();
    }

    private bool TryAmount(Value from, string member, out decimal? amount)
    {
        amount = null;
        var value = from.Kind == ValueKind.Object ? from.Member(member) : Value.Missing;
        if (value.IsNothing)
        {
            return true;
        }

        var isRead = value.Kind == ValueKind.Number;
        amount = isRead ? value.AsNumber() : null;
        if (!isRead && value.Kind == ValueKind.Text && X12.X12Amounts.TryRead(value.AsText(), out var read))
        {
            (isRead, amount) = (true, read);
        }

        return isRead || findings.Refuse(BankCodes.BadField, new Place(line), $"`{member}` is no amount.");
    }

    private bool TryDate(Value from, string member, out DateOnly? date)
    {
        date = null;
        if (from.Member(member).IsNothing)
        {
            return true;
        }

        var isRead = DateOnly.TryParseExact(TextOf(from, member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        date = isRead ? read : null;
        return isRead || findings.Refuse(BankCodes.BadField, new Place(line), $"`{member}` is no date such as 2026-01-31.");
    }

    private static string? TextOf(Value from, string member) =>
        from.Kind == ValueKind.Object && from.Member(member) is { Kind: ValueKind.Text } text && text.AsText().Trim() is { Length: > 0 } read ? read : null;

    private T? Refuse<T>(string message)
        where T : class
    {
        findings.Refuse(BankCodes.BadField, new Place(line), message);
        return null;
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Sources.Bank.Lockbox;

/// <summary>A check with the invoices that its overflow records list.</summary>
internal sealed class LockboxCheck(LockboxRecord record, long cents, string? lockbox, DateOnly date)
{
    public const int MostLines = 10_000;

    private const int CurrencyDigits = 2;

    private readonly ImmutableArray<RemittanceLine>.Builder lines = ImmutableArray.CreateBuilder<RemittanceLine>();
    private readonly ImmutableArray<BankText>.Builder texts = ImmutableArray.CreateBuilder<BankText>();

    /// <summary>False, with a refusal, when an amount cannot be read.</summary>
    public bool Add(LockboxRecord overflow, BankFindings findings)
    {
        if (lines.Count + texts.Count >= MostLines)
        {
            return findings.Refuse(BankCodes.Limit, overflow.At("batch"), $"A check lists more than {MostLines} invoices.");
        }

        if (overflow.Text("item") != record.Text("item") || overflow.Text("batch") != record.Text("batch"))
        {
            return findings.Refuse(BankCodes.BadRecord, overflow.At("item"), $"The record is of item {overflow.Text("item")}, and stands behind item {record.Text("item")}.");
        }

        if (overflow.Text("text") is { } text)
        {
            texts.Add(new BankText("record 4", text));
        }

        if (overflow.Text("invoice") is not { } invoice)
        {
            return true;
        }

        if (!overflow.TryNumber("paid", out var paid) || !overflow.TryNumber("deduction", out var deduction))
        {
            return findings.Refuse(BankCodes.BadField, overflow.At("paid"), $"The amount paid \"{overflow.Text("paid")}\", or the deduction \"{overflow.Text("deduction")}\", is not digits of cents.");
        }

        lines.Add(new RemittanceLine(ReferenceKinds.Invoice, invoice, "record 4", overflow.Text("paid") is null ? null : Digits.Amount(paid, CurrencyDigits))
        {
            Adjustments = deduction == 0 ? [] : [new RemittanceAdjustment(-Digits.Amount(deduction, CurrencyDigits), overflow.Text("reason"), null)],
        });
        return true;
    }

    public BankEntry Entry() => new(record.Line, BankEvents.PaymentReceived, Key(), date)
    {
        Method = "check",
        Amount = Digits.Amount(cents, CurrencyDigits),
        Account = lockbox,
        BookingDate = date,
        Payer = new PayerIdentity(record.Text("remitter"), record.Text("account"), record.Text("routing"), []),
        References = record.Text("check") is { } check ? [new BankReference(ReferenceKinds.Check, check.TrimStart('0'), "record 6")] : [],
        Remittance = lines.DrainToImmutable(),
        Texts = texts.DrainToImmutable(),
        Facts = [new BankFact("lockboxId", lockbox ?? ""), new BankFact("batch", record.Text("batch") ?? ""), new BankFact("item", record.Text("item") ?? "")],
    };

    private string Key() => string.Join(
        '|',
        lockbox,
        date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        record.Text("batch"),
        record.Text("item"),
        cents.ToString(CultureInfo.InvariantCulture),
        record.Text("routing"),
        record.Text("account"),
        record.Text("check"));
}

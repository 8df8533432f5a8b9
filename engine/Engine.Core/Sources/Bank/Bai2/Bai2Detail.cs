using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Functions;

namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>One transaction of an account.</summary>
internal sealed record Bai2Detail(string Type, long Minor, string Bank, string Customer, List<string> Text, DateOnly? ValueDate)
{
    /// <summary>Null, with a refusal, when the account's currency is not known.</summary>
    public BankEntry? Entry(int line, Bai2Account account, Bai2Group group, BankRule rule, BankFindings findings)
    {
        if (Currencies.Normalize(account.Currency) is not { } currency)
        {
            findings.Refuse(BankCodes.Currency, new Place(line), $"\"{account.Currency}\" is no currency of ISO 4217.");
            return null;
        }

        if (!Bai2Codes.All.TryGetValue(Type, out var known))
        {
            findings.Note(BankCodes.Unlisted, new Place(line, 4), $"Type code {Type} is not in the table.");
        }

        var isCredit = Bai2Codes.IsCredit(int.Parse(Type, CultureInfo.InvariantCulture)) is true;
        var action = rule.Codes.TryGetValue(Type, out var said) ? said : known?.Action ?? (isCredit ? CodeAction.Review : CodeAction.Other);
        var date = ValueDate is { } value && value > group.AsOf ? value : group.AsOf;
        var (type, why) = TypeOf(action, isCredit, group, known?.Name);
        var isMessage = Type == Bai2Codes.Message;
        return new BankEntry(line, type, Key(account, group), date)
        {
            Why = why,
            Method = known?.Method,
            Amount = isMessage ? null : Digits.Amount(Minor, Currencies.IsoDigits(currency)),
            Currency = isMessage ? null : currency,
            IsOutgoing = !isCredit,
            BookingDate = group.AsOf,
            Account = account.Number,
            References = References(),
            Texts = Text.Count == 0 ? [] : [new BankText("text", string.Join(' ', Text))],
            Reason = type == BankEvents.PaymentReversed ? new BankReason(Type, known?.Name ?? "debit", ReturnEffect.Undo) : null,
            Facts = [new BankFact("typeCode", Type), new BankFact("typeName", known?.Name ?? ""), new BankFact("action", action.ToString().ToLowerInvariant())],
        };
    }

    private static (string Type, string? Why) TypeOf(CodeAction action, bool isCredit, Bai2Group group, string? name) => action switch
    {
        _ when group.IsTest => (BankEvents.EntryOther, "a test"),
        CodeAction.Other => (BankEvents.EntryOther, name ?? (isCredit ? "a credit that is no receipt" : "a debit")),
        _ when group.IsInterim => (isCredit ? BankEvents.PaymentPending : BankEvents.EntryOther, "interim: the final report follows"),
        CodeAction.Reversal => (BankEvents.PaymentReversed, null),
        CodeAction.Deposit => (BankEvents.DepositReceived, null),
        _ => (BankEvents.PaymentReceived, null),
    };

    private ImmutableArray<BankReference> References()
    {
        var found = ImmutableArray.CreateBuilder<BankReference>();
        if (Bank.Length > 0)
        {
            found.Add(new BankReference(ReferenceKinds.Bank, Bank, "bank reference"));
        }

        if (Customer.Length > 0)
        {
            found.Add(new BankReference(Bai2Codes.Checks.Contains(Type) ? ReferenceKinds.Check : ReferenceKinds.Payer, Customer, "customer reference"));
        }

        return found.DrainToImmutable();
    }

    // The same detail comes again in a file that is sent anew; what is interim is another fact than what is final.
    private string Key(Bai2Account account, Bai2Group group) => string.Join(
        '|',
        account.Number,
        group.AsOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        group.IsInterim ? "interim" : group.IsTest ? "test" : "",
        Type,
        Minor.ToString(CultureInfo.InvariantCulture),
        Bank,
        Customer,
        string.Join(' ', string.Join(' ', Text).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

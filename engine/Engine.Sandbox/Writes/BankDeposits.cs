using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>
/// Which payments and refunds a bank deposit may take: those that wait in undeposited funds, once, in its subsidiary and currency. One in the
/// subsidiary's own currency also takes those of other currencies, at the rate at which each was booked [inferred].
/// </summary>
internal static class BankDeposits
{
    /// <summary>The deposit with the amounts of its payments, in the currency and subsidiary of the first when it names none.</summary>
    public static StoredRecord WithPayments(Company company, StoredRecord record)
    {
        if (record.Definition.SublistNamed("payment") is not { Links: LinkKind.Deposited })
        {
            return record;
        }

        var lines = record.LinesOf("payment");
        if (lines.IsEmpty && record.LinesOf("other").IsEmpty)
        {
            throw Refusal.User("You must enter at least one line item for this transaction.");
        }

        var first = lines.IsEmpty ? null : Payment(company, lines[0]);
        foreach (var field in new[] { "currency", "subsidiary" })
        {
            record = record.Fields.Has(field) || first is null ? record : record with { Fields = record.Fields.With(field, first.Fields[field]) };
        }

        return record.WithLines("payment", [.. lines.Select((line, at) => Checked(company, record, line, $"payment.items[{at}].id"))]);
    }

    private static FieldMap Checked(Company company, StoredRecord deposit, FieldMap line, string path)
    {
        var payment = Payment(company, line);
        var reason = payment switch
        {
            _ when !Statuses.IsInUndepositedFunds(company, payment) => "It was recorded to a bank account.",
            _ when company.LinksTo(payment.Id).Any(link => link.Kind == LinkKind.Deposited && link.Next != deposit.Id) => "It is on another deposit.",
            _ when payment.Fields.Reference("subsidiary") != deposit.Fields.Reference("subsidiary") => "It is of another subsidiary.",
            _ when IsConverted(payment, deposit) && BaseCurrency(company, deposit) != deposit.Fields.Reference("currency") => "It is in another currency.",
            _ => null,
        };
        return reason is null
            ? line.With("deposit", new FieldValue.Flag(true)).With("amount", new FieldValue.Number(Amount(company, payment, deposit)))
            : throw Refusal.InvalidValue(payment.Id.ToString(), "id", path, reason);
    }

    // A refund waits in undeposited funds as less than nothing.
    private static decimal Amount(Company company, StoredRecord payment, StoredRecord deposit) =>
        IsConverted(payment, deposit) ? new Posting(company, payment).MainBase : FundsRule.SignOf(payment) * Balances.Of(payment).Total;

    private static bool IsConverted(StoredRecord payment, StoredRecord deposit) =>
        payment.Fields.Reference("currency") != deposit.Fields.Reference("currency");

    private static long? BaseCurrency(Company company, StoredRecord deposit) =>
        company.Find(RecordGroups.Subsidiary, deposit.Fields.Reference("subsidiary") ?? 0)?.Fields.Reference("currency");

    private static StoredRecord Payment(Company company, FieldMap line) => line.Reference("id") is { } id
        ? company.Transaction(id)!
        : throw Refusal.Missing(["Payment"]);
}

using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Which payments a bank deposit may take: those that wait in undeposited funds, once, in its currency and subsidiary.</summary>
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
            _ when payment.Fields.Choice("undepFunds") != "T" => "It was recorded to a bank account.",
            _ when company.LinksTo(payment.Id).Any(link => link.Kind == LinkKind.Deposited && link.Next != deposit.Id) => "It is on another deposit.",
            _ when payment.Fields.Reference("currency") != deposit.Fields.Reference("currency") => "It is in another currency.",
            _ when payment.Fields.Reference("subsidiary") != deposit.Fields.Reference("subsidiary") => "It is of another subsidiary.",
            _ => null,
        };
        return reason is null
            ? line.With("deposit", new FieldValue.Flag(true)).With("amount", new FieldValue.Number(Balances.Of(payment).Total))
            : throw Refusal.InvalidValue(payment.Id.ToString(), "id", path, reason);
    }

    private static StoredRecord Payment(Company company, FieldMap line) => line.Reference("id") is { } id
        ? company.Transaction(id)!
        : throw Refusal.Missing(["Payment"]);
}

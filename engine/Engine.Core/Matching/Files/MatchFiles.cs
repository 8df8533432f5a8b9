using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Matching.Files;

/// <summary>
/// Reads payments, open invoices, customers and decisions of people from CSV or JSON. The names of columns and members are those of the
/// expressions; in CSV also written with blanks, hyphens or underscores. Every row that cannot be used is a finding MAT020 or MAT021.
/// </summary>
public static class MatchFiles
{
    /// <summary>Payments in their order. Needed: id, amount, currency, date.</summary>
    public static ImmutableArray<MatchPayment> Payments(string path, ReadOnlyMemory<byte> content, FindingSink findings)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. MatchRows.Read(path, content, findings).Select(row => Payment(row, ids, findings)).OfType<MatchPayment>()];
    }

    /// <summary>Open invoices. Needed: id, customer, currency, amountRemaining; a credit memo has kind creditMemo and a negative amountRemaining.</summary>
    public static void Invoices(string path, ReadOnlyMemory<byte> content, OpenInvoicesBuilder builder, FindingSink findings)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in MatchRows.Read(path, content, findings))
        {
            if (Invoice(row, ids, findings) is { } invoice)
            {
                builder.TryAdd(invoice);
            }
        }
    }

    /// <summary>Customers. Needed: id.</summary>
    public static void Customers(string path, ReadOnlyMemory<byte> content, OpenInvoicesBuilder builder, FindingSink findings)
    {
        foreach (var row in MatchRows.Read(path, content, findings))
        {
            Customer(row, builder);
        }
    }

    internal static void Customer(MatchRow row, OpenInvoicesBuilder builder)
    {
        var customer = new OpenCustomer(row.Required("id"), row.Text("name"), row.Text("parent"), row.Text("group"));
        if (row.IsSound)
        {
            builder.Add(customer);
        }
    }

    /// <summary>What people decided. Needed: payment; invoices may be empty, when the right answer was to apply nothing.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Decisions(string path, ReadOnlyMemory<byte> content, FindingSink findings)
    {
        var decisions = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in MatchRows.Read(path, content, findings))
        {
            var payment = row.Required("payment");
            if (row.IsSound)
            {
                decisions[payment] = [.. row.Texts("invoices").Order(StringComparer.Ordinal)];
            }
        }

        return decisions.ToImmutable();
    }

    internal static MatchPayment? Payment(MatchRow row, HashSet<string> ids, FindingSink findings)
    {
        var payment = new MatchPayment(row.Required("id"), row.RequiredAmount("amount"), row.Currency("currency"), row.RequiredDate("date"))
        {
            Customer = row.Text("customer"),
            PayerName = row.Text("payerName"),
            PayerKeys = [.. row.Texts("payerKeys")],
            References = [.. row.Texts("references")],
            Confirmed = [.. row.Texts("confirmed")],
            BankReferences = [.. row.Texts("bankReferences")],
            Text = row.Text("text"),
            Method = row.Text("method"),
            BankAccount = row.Text("bankAccount"),
            Subsidiary = row.Text("subsidiary"),
            ArAccount = row.Text("arAccount"),
            Lines = [.. row.Rows("lines").Select(line => new RemittanceLine(line.Required("reference"), line.RequiredAmount("amount")))],
            Deductions = [.. row.Rows("deductions").Select(kept => new RemittanceDeduction(kept.Required("code"), kept.RequiredAmount("amount"), kept.Text("reference")))],
        };
        return IsUsable(row, payment.Id, ids, findings) ? payment : null;
    }

    internal static OpenInvoice? Invoice(MatchRow row, HashSet<string> ids, FindingSink findings)
    {
        var kind = row.Text("kind") ?? OpenInvoice.InvoiceKind;
        var invoice = new OpenInvoice(row.Required("id"), row.Required("customer"), row.Currency("currency"), row.RequiredAmount("amountRemaining"))
        {
            InternalId = row.Text("internalId"),
            Number = row.Text("number"),
            PoNumber = row.Text("poNumber"),
            Kind = kind,
            Subsidiary = row.Text("subsidiary"),
            ArAccount = row.Text("arAccount"),
            Amount = row.Amount("amount"),
            Date = row.Date("date"),
            DueDate = row.Date("dueDate"),
        };
        if (kind is not (OpenInvoice.InvoiceKind or OpenInvoice.CreditMemoKind))
        {
            row.Refuse($"kind is \"{kind}\". It is invoice or creditMemo.");
        }
        else if (kind == OpenInvoice.CreditMemoKind ? invoice.AmountRemaining > 0 : invoice.AmountRemaining < 0)
        {
            row.Refuse($"amountRemaining is {invoice.AmountRemaining}. It is negative for a creditMemo, and only for one.");
        }

        return IsUsable(row, invoice.Id, ids, findings) ? invoice : null;
    }

    private static bool IsUsable(MatchRow row, string id, HashSet<string> ids, FindingSink findings)
    {
        if (row.IsSound && !ids.Add(id))
        {
            findings.Error(MatchCodes.DuplicateId, row.Span, $"The id {id} stands already above.");
            return false;
        }

        return row.IsSound;
    }
}

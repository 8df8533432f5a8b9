using System.Text;

namespace Engine.Core.Matching;

/// <summary>Takes open invoices one by one.</summary>
/// <param name="expected">How many there will be, as far as that is known: exactly as much room is taken then.</param>
public sealed class OpenInvoicesBuilder(int expected = 0)
{
    private readonly OpenInvoices book = new(expected);
    private readonly Dictionary<string, OpenCustomer> customers = new(StringComparer.Ordinal);

    /// <summary>False when an amount has more than four digits after the point or is larger than a million millions; nothing is taken then.</summary>
    public bool TryAdd(in OpenInvoiceCells cells)
    {
        var amount = ScaledAmount.None;
        if (!ScaledAmount.TryFrom(cells.AmountRemaining, out var remaining) || (cells.Amount is { } whole && !ScaledAmount.TryFrom(whole, out amount)))
        {
            return false;
        }

        var row = book.Count;
        book.Ids.Add(cells.Id);
        book.AddInternalId(cells.InternalId);
        Code(InvoiceField.Number, row, cells.Number);
        Code(InvoiceField.PoNumber, row, cells.PoNumber);
        Code(InvoiceField.Kind, row, cells.Kind.IsEmpty ? "invoice"u8 : cells.Kind);
        Code(InvoiceField.Customer, row, cells.Customer);
        Code(InvoiceField.Currency, row, cells.Currency);
        Code(InvoiceField.Subsidiary, row, cells.Subsidiary);
        Code(InvoiceField.ArAccount, row, cells.ArAccount);
        book.Remaining.Set(row, remaining, expected);
        book.Amounts.Set(row, amount, expected);
        book.Dates.Set(row, cells.Date?.DayNumber ?? OpenInvoices.NoDay, expected);
        book.DueDates.Set(row, cells.DueDate?.DayNumber ?? OpenInvoices.NoDay, expected);
        book.Count++;
        return true;
    }

    /// <summary>The same for an invoice whose texts are at hand.</summary>
    public bool TryAdd(OpenInvoice invoice) => TryAdd(new OpenInvoiceCells
    {
        Id = Bytes(invoice.Id),
        InternalId = Bytes(invoice.InternalId),
        Number = Bytes(invoice.Number),
        PoNumber = Bytes(invoice.PoNumber),
        Kind = Bytes(invoice.Kind),
        Customer = Bytes(invoice.Customer),
        Currency = Bytes(invoice.Currency),
        Subsidiary = Bytes(invoice.Subsidiary),
        ArAccount = Bytes(invoice.ArAccount),
        AmountRemaining = invoice.AmountRemaining,
        Amount = invoice.Amount,
        Date = invoice.Date,
        DueDate = invoice.DueDate,
    });

    /// <summary>What is known of a customer; a later one replaces an earlier one of the same id.</summary>
    public void Add(OpenCustomer customer) => customers[customer.Id] = customer;

    public OpenInvoices Build()
    {
        book.SetCustomers(customers);
        return book;
    }

    private void Code(InvoiceField field, int row, ReadOnlySpan<byte> text) => book.AddCode(field, row, text, expected);

    private static byte[] Bytes(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}

using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>What is open on each invoice as a run goes on: what one payment takes, those after it do not see.</summary>
internal sealed class OpenState
{
    private static readonly List<int> None = [];

    private readonly long[] remaining;
    private readonly long[] original;
    private readonly Dictionary<int, List<int>> partlyPaid = [];
    private readonly Dictionary<int, List<int>> settled = [];

    public OpenState(OpenInvoices book)
    {
        Book = book;
        original = book.Remaining.Items ?? new long[book.Count];
        remaining = original.AsSpan(0, book.Count).ToArray();
    }

    public OpenInvoices Book { get; }

    public long this[int row] => remaining[row];

    public bool IsOpen(int row) => remaining[row] != 0;

    public Value AmountOf(int row) => ScaledAmount.ToValue(remaining[row], Book.Currency(row));

    /// <summary>Takes so much of what is open.</summary>
    public void Take(int row, long amount)
    {
        if (amount == 0)
        {
            return;
        }

        remaining[row] -= amount;
        var customer = Book.Code(InvoiceField.Customer, row);
        if (remaining[row] != 0 && HasMoved(row))
        {
            // The indexes still have it where it was.
            KeepPartlyPaid(customer, row);
            return;
        }

        // Where the indexes have it, or nowhere: in no case twice.
        partlyPaid.GetValueOrDefault(customer)?.Remove(row);
        if (remaining[row] == 0)
        {
            KeepSettled(customer, row);
        }
    }

    public bool HasMoved(int row) => remaining[row] != original[row];

    /// <summary>Invoices of which a part was paid during the run, and which are still open.</summary>
    /// <param name="customer">Of this customer; of all when null.</param>
    public IReadOnlyList<int> PartlyPaid(int? customer) => Of(partlyPaid, customer);

    /// <summary>Invoices that were settled during the run.</summary>
    /// <param name="customer">Of this customer; of all when null.</param>
    public IReadOnlyList<int> Settled(int? customer) => Of(settled, customer);

    private static List<int> Of(Dictionary<int, List<int>> rows, int? customer) =>
        customer is null ? [.. rows.Values.SelectMany(own => own)] : rows.GetValueOrDefault(customer.Value) ?? None;

    private void KeepSettled(int customer, int row)
    {
        if (!settled.TryGetValue(customer, out var rows))
        {
            settled.Add(customer, rows = []);
        }

        rows.Add(row);
    }

    private void KeepPartlyPaid(int customer, int row)
    {
        if (!partlyPaid.TryGetValue(customer, out var own))
        {
            partlyPaid.Add(customer, own = []);
        }

        if (!own.Contains(row))
        {
            own.Add(row);
        }
    }
}

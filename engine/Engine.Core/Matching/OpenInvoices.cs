using System.Text;

namespace Engine.Core.Matching;

/// <summary>
/// The open invoices that payments are matched to, in columns: ids as bytes behind one another, texts that repeat as numbers, amounts as
/// exact whole numbers, dates as days. Immutable once built; what is applied during a run is kept by the run.
/// </summary>
public sealed class OpenInvoices
{
    internal const int NoDay = int.MinValue;

    private const int Fields = (int)InvoiceField.CustomerGroup + 1;

    private readonly Column<int>?[] codes = new Column<int>?[Fields];
    private readonly TextPool?[] pools = new TextPool?[Fields];
    private readonly int[]?[] ofCustomers = new int[]?[Fields];
    private OpenCustomer?[] customers = [];
    private Utf8Keys? internalIds;

    internal OpenInvoices(int expected) => Ids = new Utf8Keys(expected);

    public int Count { get; internal set; }

    internal Utf8Keys Ids { get; }

    internal Column<long> Remaining { get; } = new(ScaledAmount.None);

    internal Column<long> Amounts { get; } = new(ScaledAmount.None);

    internal Column<int> Dates { get; } = new(NoDay);

    internal Column<int> DueDates { get; } = new(NoDay);

    /// <summary>The first id that two invoices have; null when each has its own.</summary>
    public string? FindDuplicate()
    {
        var index = new KeyIndex(Ids);
        Span<int> found = stackalloc int[2];
        for (var row = 0; row < Count; row++)
        {
            if (index.Find(Ids[row], found) > 1)
            {
                return Ids.Text(row);
            }
        }

        return null;
    }

    /// <summary>Ids, or internal ids; null when no invoice has one.</summary>
    internal Utf8Keys? Keys(InvoiceField field) => field == InvoiceField.Id ? Ids : internalIds;

    /// <summary>The number of a text of a column; <see cref="TextPool.None"/> where the row has none.</summary>
    internal int Code(InvoiceField field, int row)
    {
        if (field < InvoiceField.CustomerName)
        {
            return codes[(int)field]?[row] ?? TextPool.None;
        }

        var customer = Code(InvoiceField.Customer, row);
        return customer >= 0 && ofCustomers[(int)field] is { } known ? known[customer] : TextPool.None;
    }

    /// <summary>All codes of a column, by row; null when no row has one.</summary>
    internal int[]? Codes(InvoiceField field)
    {
        if (field < InvoiceField.CustomerName)
        {
            return codes[(int)field]?.Items;
        }

        if (ofCustomers[(int)field] is not { } known || codes[(int)InvoiceField.Customer]?.Items is not { } owners)
        {
            return null;
        }

        var all = new int[Count];
        for (var row = 0; row < all.Length; row++)
        {
            all[row] = owners[row] < 0 ? TextPool.None : known[owners[row]];
        }

        return all;
    }

    /// <summary>The same without those that follow from the customer.</summary>
    internal int[]? OwnCodes(InvoiceField field) => codes[(int)field]?.Items;

    /// <summary>The days of a column of dates, by row; null when no row has one.</summary>
    internal int[]? Days(InvoiceField field) => (field == InvoiceField.Date ? Dates : DueDates).Items;

    /// <summary>The texts of a column.</summary>
    internal TextPool Pool(InvoiceField field) => pools[(int)field] ??= new TextPool();

    internal string? Text(InvoiceField field, int row) => Code(field, row) is var code and >= 0 ? Pool(field)[code] : null;

    internal string Currency(int row) => Text(InvoiceField.Currency, row) ?? "";

    internal long AmountOf(int row) => Amounts[row];

    internal int DayOf(InvoiceField field, int row) => field == InvoiceField.Date ? Dates[row] : DueDates[row];

    /// <summary>Null when it is not known.</summary>
    internal OpenCustomer? CustomerOf(int row) => Code(InvoiceField.Customer, row) is var code and >= 0 && code < customers.Length ? customers[code] : null;

    internal OpenCustomer? FindCustomer(string id) => Pool(InvoiceField.Customer).Find(id) is var code and >= 0 && code < customers.Length ? customers[code] : null;

    /// <summary>A row as a whole, as it was built.</summary>
    internal OpenInvoice Show(int row)
    {
        var currency = Currency(row);
        return new OpenInvoice(Ids.Text(row), Text(InvoiceField.Customer, row) ?? "", currency, ScaledAmount.ToDecimal(Remaining[row], currency))
        {
            InternalId = internalIds?.Text(row) is { Length: > 0 } id ? id : null,
            Number = Text(InvoiceField.Number, row),
            PoNumber = Text(InvoiceField.PoNumber, row),
            Kind = Text(InvoiceField.Kind, row) ?? OpenInvoice.InvoiceKind,
            Subsidiary = Text(InvoiceField.Subsidiary, row),
            ArAccount = Text(InvoiceField.ArAccount, row),
            Amount = Amounts[row] == ScaledAmount.None ? null : ScaledAmount.ToDecimal(Amounts[row], currency),
            Date = Day(Dates[row]),
            DueDate = Day(DueDates[row]),
        };
    }

    private static DateOnly? Day(int number) => number == NoDay ? null : DateOnly.FromDayNumber(number);

    internal void AddCode(InvoiceField field, int row, ReadOnlySpan<byte> text, int expected)
    {
        if (!text.IsEmpty)
        {
            (codes[(int)field] ??= new Column<int>(TextPool.None)).Set(row, Pool(field).Add(text), expected);
        }
        else if (codes[(int)field] is { } column)
        {
            column.Set(row, TextPool.None, expected);
        }
    }

    internal void AddInternalId(ReadOnlySpan<byte> id)
    {
        if (internalIds is null)
        {
            if (id.IsEmpty)
            {
                return;
            }

            internalIds = new Utf8Keys(0);
            while (internalIds.Count < Count)
            {
                internalIds.Add([]);
            }
        }

        internalIds.Add(id);
    }

    internal void SetCustomers(Dictionary<string, OpenCustomer> known)
    {
        var pool = Pool(InvoiceField.Customer);
        customers = new OpenCustomer?[pool.Count];
        foreach (var customer in known.Values.Where(customer => pool.Find(customer.Id) >= 0))
        {
            customers[pool.Find(customer.Id)] = customer;
        }

        ofCustomers[(int)InvoiceField.CustomerName] = Of(InvoiceField.CustomerName, customer => customer?.Name);
        ofCustomers[(int)InvoiceField.CustomerParent] = Of(InvoiceField.CustomerParent, customer => customer?.Parent);
        ofCustomers[(int)InvoiceField.CustomerGroup] = Of(InvoiceField.CustomerGroup, customer => customer?.Group);
    }

    private int[]? Of(InvoiceField field, Func<OpenCustomer?, string?> member) =>
        Array.Exists(customers, customer => member(customer) is not null) ? Array.ConvertAll(customers, customer => Pool(field).Add(member(customer))) : null;
}

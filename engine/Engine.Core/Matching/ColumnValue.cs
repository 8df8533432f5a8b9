using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>A value of a column, as expressions see it.</summary>
internal static class ColumnValue
{
    public static Value Of(OpenState state, InvoiceField field, int row)
    {
        var book = state.Book;
        return field switch
        {
            InvoiceField.Id or InvoiceField.InternalId => book.Keys(field) is { } keys && keys[row].Length > 0 ? Value.Of(keys.Text(row)) : Value.Missing,
            InvoiceField.AmountRemaining => state.AmountOf(row),
            InvoiceField.Amount => book.AmountOf(row) is var amount and not ScaledAmount.None ? ScaledAmount.ToValue(amount, book.Currency(row)) : Value.Missing,
            InvoiceField.Date or InvoiceField.DueDate => book.DayOf(field, row) is var day and not OpenInvoices.NoDay ? Value.Of(DateOnly.FromDayNumber(day)) : Value.Missing,
            InvoiceField.IsOpen => Value.Of(state.IsOpen(row)),
            _ => book.Text(field, row) is { } text ? Value.Of(text) : Value.Missing,
        };
    }
}

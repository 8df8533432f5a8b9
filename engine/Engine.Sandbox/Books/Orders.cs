using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>How much of a sales order has been billed, line by line.</summary>
internal static class Orders
{
    /// <summary>The quantity that invoices and cash sales made from the order have of one of its lines.</summary>
    public static decimal Billed(Company company, StoredRecord order, decimal line) => company.Links.To(order.Id)
        .Select(company.Transaction).OfType<StoredRecord>()
        .SelectMany(record => record.LinesOf("item"))
        .Where(item => item.Reference("orderDoc") == order.Id && item.Number("orderLine") == line)
        .Sum(item => item.Number("quantity") ?? 0);

    /// <summary>Lines for the next invoice: what is left of each, pointing back at the order.</summary>
    public static IEnumerable<FieldMap> Unbilled(Company company, StoredRecord order) =>
        from line in order.LinesOf("item")
        let number = line.Number("line")!.Value
        let ordered = line.Number("quantity") ?? 1
        let billed = Billed(company, order, number)
        where !line.Flag("isClosed") && billed < ordered
        select Part(company, order, line, ordered, ordered - billed)
            .With("orderDoc", new FieldValue.Reference(order.Id))
            .With("orderLine", new FieldValue.Number(number));

    public static bool IsBilled(Company company, StoredRecord order) => !Unbilled(company, order).Any();

    // Without a rate an amount stands for the whole line; a part of the quantity takes its part of the amount.
    private static FieldMap Part(Company company, StoredRecord order, FieldMap line, decimal ordered, decimal left)
    {
        var part = line.With("quantity", new FieldValue.Number(left));
        var amount = Currencies.Round((line.Number("amount") ?? 0) * left / ordered, company, order.Fields.Reference("currency")!.Value);
        return line.Has("rate") || left == ordered ? part : part.With("amount", new FieldValue.Number(amount));
    }
}

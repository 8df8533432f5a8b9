using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>What a transaction amounts to, by where its type says so.</summary>
internal static class Totals
{
    /// <summary>Item lines, the discount of the whole transaction, and tax.</summary>
    public static decimal OfItems(StoredRecord record) => Subtotal(record) + Discount(record) + Tax(record);

    public static decimal Subtotal(StoredRecord record) => Sum(record, "item", "amount");

    /// <summary>The discount of the whole transaction: negative, as it is sent in <c>discountRate</c>.</summary>
    public static decimal Discount(StoredRecord record) => record.Fields.Has("discountItem") ? record.Fields.Number("discountRate") ?? 0 : 0;

    /// <summary>Tax as the tax codes of the lines have it, or as the tax details say when they override it.</summary>
    public static decimal Tax(StoredRecord record) => record.Fields.Flag("taxDetailsOverride")
        ? Sum(record, "taxDetails", "taxAmount")
        : Sum(record, "item", "tax1Amt");

    public static decimal OfPayment(StoredRecord record) => record.Fields.Number("payment") ?? 0;

    public static decimal OfApplications(StoredRecord record) => Sum(record, "apply", "amount");

    public static decimal OfDebits(StoredRecord record) => Sum(record, "line", "debit");

    public static decimal OfBankDeposit(StoredRecord record) =>
        Sum(record, "payment", "amount") + Sum(record, "other", "amount") - Sum(record, "cashback", "amount");

    private static decimal Sum(StoredRecord record, string sublist, string field) =>
        record.LinesOf(sublist).Sum(line => line.Number(field) ?? 0);
}

using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Sales orders of services: they post nothing and are billed line by line. Source: REST API Browser 2026.1, salesOrder; letters A
/// to H as in its status table. Services need no fulfilment, so an approved order is pending billing [inferred].
/// </summary>
internal static class SalesOrderRecord
{
    public static RecordDefinition Definition { get; } = new("salesOrder", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfSales,
            Field.Reference("terms", RecordGroups.Term),
            Field.Reference("paymentOption", RecordGroups.PaymentOption),
            Field.Enumeration("orderStatus", new Choice("A", "Pending Approval"), new Choice("B", "Pending Fulfillment")),
            .. Field.Dates("shipDate", "nextBill"),
            .. Field.Texts("checkNumber"),
            Field.Address("shippingAddress"),
        ],
        Sublists = [CommonFields.Items, CommonFields.TaxDetails],
        Transforms = Transforms.Of(("invoice", Transforms.Bill), ("cashSale", Transforms.Bill)),
        Transaction = new TransactionDefinition("SalesOrd", "Sales Order")
        {
            Party = "entity",
            Total = Totals.OfItems,
            Posts = [OrderRule.Default, ItemLinesRule.NotPosting, DiscountRule.NotPosting, TaxRule.NotPosting],
            Amounts = CommonFields.SalesAmounts,
            Status = Statuses.OfOrder,
        },
    };
}

using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Cash sales: sold and paid at once, without A/R. Source: REST API Browser 2026.1, transforms of salesOrder; fields as on an
/// invoice and on a payment; letters B not deposited, C deposited [inferred].
/// </summary>
internal static class CashSaleRecord
{
    public static RecordDefinition Definition { get; } = new("cashSale", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfSales,
            .. CommonFields.OfFunds,
            Field.Link("createdFrom", LinkKind.CreatedFrom, "salesOrder"),
        ],
        Sublists = [CommonFields.Items, CommonFields.TaxDetails],
        Transaction = new TransactionDefinition("CashSale", "Cash Sale")
        {
            Party = "entity",
            Total = Totals.OfItems,
            Posts = [FundsRule.Debit, ItemLinesRule.Credit, DiscountRule.Credit, TaxRule.Credit],
            Amounts = CommonFields.SalesAmounts,
            Status = Statuses.OfFunds,
        },
    };
}

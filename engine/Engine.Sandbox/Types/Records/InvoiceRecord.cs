using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>Invoices. <c>account</c> is the A/R account. Source: REST API Browser 2026.1, invoice; status letters A open, B paid in full.</summary>
internal static class InvoiceRecord
{
    public static RecordDefinition Definition { get; } = new("invoice", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfSales,
            Field.Account("account", "AcctRec"),
            Field.Link("createdFrom", LinkKind.CreatedFrom, "salesOrder"),
            Field.Reference("terms", RecordGroups.Term),
            .. Field.Dates("dueDate", "discountDate", "shipDate"),
            .. Field.Texts("fax", "fob", "billAddress", "shipAddress", "trackingNumbers"),
            .. Field.Flags("toBeFaxed", "recurringBill"),
            Field.Enumeration("approvalStatus", new Choice("1", "Pending Approval"), new Choice("2", "Approved"), new Choice("3", "Rejected")),
            Field.Address("shippingAddress"),
            .. Field.ReadOnly("amountPaid", "amountRemaining", "amountRemainingTotalBox"),
        ],
        Sublists = [CommonFields.Items, CommonFields.TaxDetails],
        Transforms = Transforms.Of(("customerPayment", Transforms.ToPayment), ("creditMemo", Transforms.ToCreditMemo)),
        Transaction = new TransactionDefinition("CustInvc", "Invoice")
        {
            Party = "entity",
            ReceivableAccount = "account",
            Role = TransactionRole.Charge,
            Total = Totals.OfItems,
            Posts = [ReceivableRule.MainDebit, ItemLinesRule.Credit, DiscountRule.Credit, TaxRule.Credit],
            Amounts =
            [
                .. CommonFields.SalesAmounts,
                new("amountPaid", balances => balances.AppliedToIt),
                new("amountRemaining", balances => balances.Open),
            ],
            Status = (_, _, balances) => balances.Open == 0 ? new Choice("B", "Paid In Full") : new Choice("A", "Open"),
        },
    };
}

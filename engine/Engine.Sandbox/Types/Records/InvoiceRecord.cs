namespace Engine.Sandbox.Types.Records;

/// <summary>Invoices. <c>account</c> is the A/R account. Source: REST API Browser 2026.1, invoice; status letters A open, B paid in full.</summary>
internal static class InvoiceRecord
{
    public static RecordDefinition Definition { get; } = new("invoice", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Reference("entity", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("account", "AcctRec"),
            Field.Reference("terms", RecordGroups.Term),
            .. Field.Dates("dueDate", "discountDate", "shipDate", "startDate", "endDate", "salesEffectiveDate", "taxPointDate"),
            .. Field.Texts("otherRefNum", "email", "fax", "fob", "message", "billAddress", "shipAddress", "vatRegNum", "trackingNumbers"),
            .. Field.Flags("toBeEmailed", "toBePrinted", "toBeFaxed", "isTaxable", "recurringBill", "taxDetailsOverride", "taxRegOverride"),
            Field.Enumeration("approvalStatus", new Choice("1", "Pending Approval"), new Choice("2", "Approved"), new Choice("3", "Rejected")),
            Field.Address("billingAddress"),
            Field.Address("shippingAddress"),
            .. Field.ReadOnly("subtotal", "total", "amountPaid", "amountRemaining", "taxTotal", "amountRemainingTotalBox", "createdFrom", "source"),
        ],
        Sublists = [CommonFields.Items],
        Transaction = new TransactionDefinition("CustInvc", "Invoice")
        {
            Party = "entity",
            ReceivableAccount = "account",
            Total = TotalSource.Lines,
            TotalFrom = "item",
            DebitsReceivable = true,
            Against = CounterAccount.Income,
            Amounts =
            [
                new ComputedAmount("subtotal", balances => balances.Total),
                new ComputedAmount("total", balances => balances.Total),
                new ComputedAmount("amountPaid", balances => balances.AppliedToIt),
                new ComputedAmount("amountRemaining", balances => balances.Open),
            ],
            Status = (balances, _) => balances.Open == 0 ? new Choice("B", "Paid In Full") : new Choice("A", "Open"),
        },
    };
}

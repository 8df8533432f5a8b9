namespace Engine.Sandbox.Types.Records;

/// <summary>Credit memos. <c>account</c> is the A/R account. Source: REST API Browser 2026.1, creditMemo; letters A open, B fully applied [inferred].</summary>
internal static class CreditMemoRecord
{
    public static RecordDefinition Definition { get; } = new("creditMemo", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Reference("entity", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("account", "AcctRec"),
            Field.Reference("createdFrom", RecordGroups.Transaction, "invoice"),
            Field.Reference("terms", RecordGroups.Term),
            .. Field.Texts("otherRefNum", "email", "message", "vatRegNum"),
            .. Field.Flags("toBeEmailed", "toBePrinted", "isTaxable", "taxDetailsOverride"),
            Field.Address("billingAddress"),
            .. Field.ReadOnly("subtotal", "total", "applied", "unapplied", "amountPaid", "amountRemaining", "taxTotal"),
        ],
        Sublists = [CommonFields.Items, CommonFields.Applications("invoice")],
        Transaction = new TransactionDefinition("CustCred", "Credit Memo")
        {
            Party = "entity",
            ReceivableAccount = "account",
            Total = TotalSource.Lines,
            TotalFrom = "item",
            AppliesTo = ["invoice"],
            DebitsReceivable = false,
            Against = CounterAccount.Income,
            Amounts =
            [
                new ComputedAmount("subtotal", balances => balances.Total),
                new ComputedAmount("total", balances => balances.Total),
                new ComputedAmount("applied", balances => balances.Used),
                new ComputedAmount("unapplied", balances => balances.Open),
                new ComputedAmount("amountPaid", balances => balances.Used),
                new ComputedAmount("amountRemaining", balances => balances.Open),
            ],
            Status = (balances, _) => balances.Open == 0 ? new Choice("B", "Fully Applied") : new Choice("A", "Open"),
        },
    };
}

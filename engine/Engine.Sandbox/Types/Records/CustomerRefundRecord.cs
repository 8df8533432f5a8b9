namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Customer refunds: money out against a credit memo or the unapplied part of a payment; worth what they apply.
/// Source: REST API Browser 2026.1, customerRefund; the name of status R is [inferred].
/// </summary>
internal static class CustomerRefundRecord
{
    public static RecordDefinition Definition { get; } = new("customerRefund", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("account", "Bank", "OthCurrAsset"),
            Field.Account("arAcct", "AcctRec"),
            Field.Reference("paymentOption", RecordGroups.PaymentOption),
            .. Field.Texts("address", "checkNumber"),
            .. Field.Flags("toBePrinted", "cleared"),
            Field.Address("payeeAddress"),
            .. Field.ReadOnly("total", "balance"),
        ],
        Sublists = [CommonFields.Applications("creditMemo", "customerPayment") with { AtLeast = 1 }],
        Transaction = new TransactionDefinition("CustRfnd", "Customer Refund")
        {
            Party = "customer",
            ReceivableAccount = "arAcct",
            Total = TotalSource.Applications,
            TotalFrom = "apply",
            AppliesTo = ["creditMemo", "customerPayment"],
            DebitsReceivable = true,
            Against = CounterAccount.Funds,
            Amounts = [new ComputedAmount("total", balances => balances.Total)],
            Status = (_, _) => new Choice("R", "Refunded"),
        },
    };
}

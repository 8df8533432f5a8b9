namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Customer payments. <c>account</c> is the bank account, <c>arAcct</c> the receivables account; without a bank account the money
/// waits in undeposited funds. Source: REST API Browser 2026.1, customerPayment; letters B and C as SuiteScript knows them [inferred].
/// </summary>
internal static class CustomerPaymentRecord
{
    public static RecordDefinition Definition { get; } = new("customerPayment", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("account", "Bank", "OthCurrAsset"),
            Field.Account("arAcct", "AcctRec"),
            Field.Reference("paymentOption", RecordGroups.PaymentOption),
            Field.Amount("payment").Required("Payment Amount"),
            Field.Enumeration("undepFunds", new Choice("T", "Yes"), new Choice("F", "No")),
            .. Field.Texts("checkNumber", "inputReferenceCode", "outputReferenceCode", "outputAuthCode", "dynamicDescriptor", "integrationId"),
            .. Field.Flags("cleared", "toBeEmailed"),
            Field.Date("clearedDate"),
            .. Field.ReadOnly("applied", "unapplied", "total", "pending", "balance", "refundedAmountTotalBox"),
        ],
        Sublists = [CommonFields.Applications("invoice")],
        Transaction = new TransactionDefinition("CustPymt", "Payment")
        {
            Party = "customer",
            ReceivableAccount = "arAcct",
            Total = TotalSource.Field,
            TotalFrom = "payment",
            AppliesTo = ["invoice"],
            DebitsReceivable = false,
            Against = CounterAccount.Funds,
            Amounts =
            [
                new ComputedAmount("total", balances => balances.Total),
                new ComputedAmount("applied", balances => balances.AppliedByIt),
                new ComputedAmount("unapplied", balances => balances.Open),
                new ComputedAmount("refundedAmountTotalBox", balances => balances.AppliedToIt),
            ],
            Status = (_, isUndeposited) => isUndeposited ? new Choice("B", "Not Deposited") : new Choice("C", "Deposited"),
        },
    };
}

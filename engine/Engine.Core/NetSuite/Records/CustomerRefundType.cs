namespace Engine.Core.NetSuite.Records;

/// <summary>
/// Money given back, out of a bank <c>account</c>. It needs a line of <c>apply</c> (a credit memo, an overpayment) or of <c>deposit</c>;
/// deposit lines are taken once and never shown again.
/// </summary>
internal static class CustomerRefundType
{
    public static RecordType Definition { get; } = new("customerRefund")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "creditMemo", "customerPayment", "customerDeposit"],
        MadeFrom = ["customerDeposit", "customerPayment"],
        IdentityFields = ["customer", "currency"],
        AddsUpFrom = "apply.amount",
        PostsToReceivables = true,
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CustRfnd",
        Source = "REST API Browser 2026.1, customerRefund; help article_0830082954",
        Fields =
        [
            Field.Reference("customer", to: "customer").Required(),
            .. CommonFields.Transaction,
            Field.Amount("total"),
            Field.Reference("account", to: "account"),
            Field.Reference("arAcct", to: "account"),
            Field.Reference("paymentOption", to: "paymentOption"),
            Field.Reference("paymentMethod", to: "paymentMethod"),
            Field.Reference("payeeAddressList", to: "address"),
            Field.Reference("transactionToRefund", to: "transaction"),
            Field.Text("address"),
            Field.Text("checkNumber"),
            Field.Boolean("toBePrinted"),
            Field.Boolean("cleared"),
            Field.Date("clearedDate"),
            Field.Choice("paymentOperation"),
            Field.Choice("handlingMode"),
            CommonFields.Address("payeeAddress"),
        ],
        ReadOnly =
        [
            .. CommonFields.TransactionReadOnly,
            Field.Amount("balance"),
        ],
        Sublists =
        [
            CommonFields.Apply,
            CommonFields.Apply with { Name = "deposit", IsWriteOnly = true },
        ],
    };
}

namespace Engine.Core.NetSuite.Records;

/// <summary>
/// Money received. It goes to a bank <c>account</c> or to undeposited funds; what is not applied stays <c>unapplied</c>.
/// It sees only invoices of its customer, currency and receivables account. The schema calls <c>undepFunds</c> a choice, a public
/// writer sends it as a checkbox; the checkbox is what has been seen to work.
/// </summary>
internal static class CustomerPaymentType
{
    public static RecordType Definition { get; } = new("customerPayment")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "invoice"],
        MadeFrom = ["customer", "invoice", "customerPaymentAuthorization"],
        IdentityFields = ["customer", "currency"],
        AddsUpFrom = "payment",
        PostsToReceivables = true,
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CustPymt",
        Source = "REST API Browser 2026.1, customerPayment; help article_0224093711",
        Fields =
        [
            Field.Reference("customer", to: "customer").Required(),
            Field.Amount("payment"),
            .. CommonFields.Transaction,
            Field.Reference("account", to: "account"),
            Field.Reference("arAcct", to: "account"),
            Field.Boolean("undepFunds"),
            Field.Reference("paymentOption", to: "paymentOption"),
            Field.Reference("paymentMethod", to: "paymentMethod"),
            Field.Reference("paymentProcessingProfile", to: "paymentProcessingProfile"),
            Field.Reference("customerPaymentAuthorization", to: "customerPaymentAuthorization"),
            Field.Text("checkNumber"),
            Field.Text("inputReferenceCode"),
            Field.Text("dynamicDescriptor"),
            Field.Boolean("autoApply"),
            Field.Boolean("cleared"),
            Field.Date("clearedDate"),
            Field.Boolean("toBeEmailed"),
            Field.Choice("paymentOperation"),
            Field.Choice("handlingMode"),
        ],
        ReadOnly =
        [
            .. CommonFields.TransactionReadOnly,
            Field.Amount("applied"),
            Field.Amount("unapplied"),
            Field.Amount("total"),
            Field.Amount("pending"),
            Field.Amount("balance"),
            Field.Amount("consolidateBalance"),
            Field.Amount("refundedAmountTotalBox"),
        ],
        Sublists =
        [
            CommonFields.Apply,
            CommonFields.Apply with { Name = "credit" },
            CommonFields.Apply with { Name = "deposit" },
        ],
    };
}

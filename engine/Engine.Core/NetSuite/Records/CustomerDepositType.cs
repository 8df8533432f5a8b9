namespace Engine.Core.NetSuite.Records;

/// <summary>
/// Money received before there is an invoice. It is owed to the customer, a liability, until a deposit application clears it against
/// invoices or a refund gives it back.
/// </summary>
internal static class CustomerDepositType
{
    public static RecordType Definition { get; } = new("customerDeposit")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "salesOrder"],
        MadeFrom = ["customerPaymentAuthorization"],
        IdentityFields = ["customer", "currency"],
        AddsUpFrom = "payment",
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CustDep",
        Source = "REST API Browser 2026.1, customerDeposit; help article_0830072110",
        Fields =
        [
            Field.Reference("customer", to: "customer").Required(),
            Field.Amount("payment").Required(),
            .. CommonFields.Transaction,
            Field.Reference("account", to: "account"),
            Field.Boolean("undepFunds"),
            Field.Reference("paymentOption", to: "paymentOption"),
            Field.Reference("paymentMethod", to: "paymentMethod"),
            Field.Reference("salesOrder", to: "salesOrder"),
            Field.Text("checkNumber"),
            Field.Choice("paymentOperation"),
            Field.Choice("handlingMode"),
        ],
    };
}

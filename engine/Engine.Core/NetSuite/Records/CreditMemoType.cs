namespace Engine.Core.NetSuite.Records;

/// <summary>What a customer is given back on paper. The receivables account is <c>account</c>, as on an invoice.</summary>
internal static class CreditMemoType
{
    public static RecordType Definition { get; } = new("creditMemo")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "invoice"],
        MadeFrom = ["invoice", "returnAuthorization"],
        IdentityFields = ["entity", "currency"],
        AddsUpFrom = "item.amount",
        PostsToReceivables = true,
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CustCred",
        Source = "REST API Browser 2026.1, creditMemo; help section_157901123882",
        Fields =
        [
            Field.Reference("entity", to: "customer").Required(),
            .. CommonFields.Transaction,
            Field.Reference("account", to: "account"),
            Field.Reference("createdFrom", to: "transaction"),
            Field.Reference("job", to: "job"),
            Field.Reference("salesRep", to: "employee"),
            Field.Reference("terms", to: "term"),
            Field.Reference("discountItem", to: "discountItem"),
            Field.Reference("taxItem", to: "salesTaxItem"),
            Field.Quantity("discountRate"),
            Field.Text("otherRefNum"),
            Field.Text("email"),
            Field.Text("message"),
            Field.Boolean("autoApply"),
            Field.Boolean("isTaxable"),
            Field.Boolean("toBeEmailed"),
            Field.Boolean("toBePrinted"),
            Field.Boolean("excludeCommission"),
            Field.Boolean("taxDetailsOverride"),
            Field.Date("taxPointDate"),
            Field.Date("salesEffectiveDate"),
            CommonFields.Address("billingAddress"),
        ],
        ReadOnly =
        [
            .. CommonFields.TransactionReadOnly,
            Field.Amount("subtotal"),
            Field.Amount("taxTotal"),
            Field.Amount("total"),
            Field.Amount("applied"),
            Field.Amount("unapplied"),
            Field.Amount("amountPaid"),
            Field.Amount("amountRemaining"),
            Field.Amount("discountTotal"),
            Field.Text("billAddress"),
        ],
        Sublists =
        [
            CommonFields.Items,
            CommonFields.Apply,
            CommonFields.TaxDetails,
        ],
    };
}

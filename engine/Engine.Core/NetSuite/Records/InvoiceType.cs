namespace Engine.Core.NetSuite.Records;

/// <summary>
/// What a customer is asked to pay. <c>account</c> is the receivables account, which a payment has to name as <c>arAcct</c>.
/// <c>startDate</c> and <c>endDate</c> are the term of the invoice; revenue dates stand on the lines.
/// </summary>
internal static class InvoiceType
{
    public static RecordType Definition { get; } = new("invoice")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "salesOrder", "serviceSaleItem", "discountItem"],
        MadeFrom = ["customer", "opportunity", "estimate", "salesOrder"],
        IdentityFields = ["entity", "currency"],
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CustInvc",
        Source = "REST API Browser 2026.1, invoice; help section_161488248489, section_0209053443",
        Fields =
        [
            Field.Reference("entity", to: "customer").Required(),
            .. CommonFields.Transaction,
            Field.Reference("account", to: "account"),
            Field.Date("dueDate"),
            Field.Date("discountDate"),
            Field.Date("shipDate"),
            Field.Date("startDate"),
            Field.Date("endDate"),
            Field.Date("asOfDate"),
            Field.Date("salesEffectiveDate"),
            Field.Date("taxPointDate"),
            Field.Date("saasCommitmentStartDate"),
            Field.Date("saasCommitmentEndDate"),
            Field.Date("userEstimatedPaymentDate"),
            Field.Reference("terms", to: "term"),
            Field.Reference("createdFrom", to: "transaction"),
            Field.Reference("opportunity", to: "opportunity"),
            Field.Reference("job", to: "job"),
            Field.Reference("billingAccount", to: "billingAccount"),
            Field.Reference("billAddressList", to: "address"),
            Field.Reference("shipAddressList", to: "address"),
            Field.Reference("partner", to: "partner"),
            Field.Reference("promoCode", to: "promotionCode"),
            Field.Reference("couponCode", to: "couponCode"),
            Field.Reference("discountItem", to: "discountItem"),
            Field.Reference("salesRep", to: "employee"),
            Field.Reference("salesGroup", to: "entityGroup"),
            Field.Reference("leadSource", to: "campaign"),
            Field.Reference("shipMethod", to: "shipItem"),
            Field.Reference("taxItem", to: "salesTaxItem"),
            Field.Reference("messageSel", to: "message"),
            Field.Reference("nextApprover", to: "employee"),
            Field.Quantity("discountRate"),
            Field.Amount("shippingCost"),
            Field.Amount("handlingCost"),
            Field.Quantity("taxRate"),
            Field.Text("otherRefNum"),
            Field.Text("email"),
            Field.Text("fax"),
            Field.Text("fob"),
            Field.Text("message"),
            Field.Text("vatRegNum"),
            Field.Boolean("toBeEmailed"),
            Field.Boolean("toBePrinted"),
            Field.Boolean("toBeFaxed"),
            Field.Boolean("isTaxable"),
            Field.Boolean("excludeCommission"),
            Field.Boolean("overrideInstallments"),
            Field.Boolean("recurringBill"),
            Field.Boolean("revRecOnRevCommitment"),
            Field.Boolean("taxDetailsOverride"),
            Field.Boolean("taxRegOverride"),
            Field.Boolean("taxPointDateOverride"),
            Field.Boolean("forInvoiceGrouping"),
            Field.Choice("approvalStatus"),
            Field.Choice("whichChargesToAdd"),
        ],
        Sublists =
        [
            CommonFields.Items,
            CommonFields.TaxDetails,
        ],
    };
}

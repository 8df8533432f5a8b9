namespace Engine.Core.NetSuite.Records;

/// <summary>
/// A sale paid at once: no receivable, no payment of its own. The money goes to a bank <c>account</c> or to undeposited funds.
/// <c>paymentMethod</c> is not on the published page; forms of accounts without payment instruments have it.
/// </summary>
internal static class CashSaleType
{
    public static RecordType Definition { get; } = new("cashSale")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "salesOrder", "serviceSaleItem", "discountItem"],
        MadeFrom = ["customer", "opportunity", "estimate", "salesOrder"],
        IdentityFields = ["entity", "currency"],
        AddsUpFrom = "item.amount",
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "CashSale",
        Source = "REST API Browser 2026.1, cashSale; transform table of help section_4267258715",
        Fields =
        [
            Field.Reference("entity", to: "customer").Required(),
            .. CommonFields.Transaction,
            Field.Reference("account", to: "account"),
            Field.Boolean("undepFunds"),
            Field.Reference("paymentOption", to: "paymentOption"),
            Field.Reference("paymentMethod", to: "paymentMethod"),
            Field.Reference("createdFrom", to: "transaction"),
            Field.Reference("opportunity", to: "opportunity"),
            Field.Reference("job", to: "job"),
            Field.Reference("billAddressList", to: "address"),
            Field.Reference("partner", to: "partner"),
            Field.Reference("promoCode", to: "promotionCode"),
            Field.Reference("couponCode", to: "couponCode"),
            Field.Reference("discountItem", to: "discountItem"),
            Field.Reference("salesRep", to: "employee"),
            Field.Reference("taxItem", to: "salesTaxItem"),
            Field.Quantity("discountRate"),
            Field.Text("otherRefNum"),
            Field.Text("checkNumber"),
            Field.Text("email"),
            Field.Text("message"),
            Field.Date("startDate"),
            Field.Date("endDate"),
            Field.Date("salesEffectiveDate"),
            Field.Boolean("toBeEmailed"),
            Field.Boolean("toBePrinted"),
            Field.Boolean("isTaxable"),
            Field.Boolean("taxDetailsOverride"),
            Field.Choice("paymentOperation"),
            Field.Choice("handlingMode"),
            CommonFields.Address("billingAddress"),
            CommonFields.Address("shippingAddress"),
        ],
        ReadOnly =
        [
            .. CommonFields.TransactionReadOnly,
            Field.Amount("subtotal"),
            Field.Amount("discountTotal"),
            Field.Amount("taxTotal"),
            Field.Amount("total"),
        ],
        Sublists = [CommonFields.Items, CommonFields.TaxDetails],
    };
}

namespace Engine.Core.NetSuite.Records;

/// <summary>What a customer has ordered. It posts nothing; invoices, cash sales and deposits refer to it.</summary>
internal static class SalesOrderType
{
    public static RecordType Definition { get; } = new("salesOrder")
    {
        Group = RecordGroup.Transaction,
        After = ["customer", "serviceSaleItem", "discountItem"],
        MadeFrom = ["customer", "opportunity", "estimate"],
        IdentityFields = ["entity", "currency"],
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "SalesOrd",
        Source = "REST API Browser 2026.1, salesOrder; help section_159665260887",
        Fields =
        [
            Field.Reference("entity", to: "customer").Required(),
            .. CommonFields.Transaction,
            Field.Choice("orderStatus"),
            Field.Date("startDate"),
            Field.Date("endDate"),
            Field.Date("shipDate"),
            Field.Date("salesEffectiveDate"),
            Field.Reference("terms", to: "term"),
            Field.Reference("billingSchedule", to: "billingSchedule"),
            Field.Reference("opportunity", to: "opportunity"),
            Field.Reference("createdFrom", to: "transaction"),
            Field.Reference("job", to: "job"),
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
            Field.Reference("paymentOption", to: "paymentOption"),
            Field.Reference("paymentMethod", to: "paymentMethod"),
            Field.Reference("drAccount", to: "account"),
            Field.Reference("fxAccount", to: "account"),
            Field.Quantity("discountRate"),
            Field.Amount("shippingCost"),
            Field.Amount("handlingCost"),
            Field.Amount("requiredDepositAmount"),
            Field.Quantity("requiredDepositPercentage"),
            Field.Text("otherRefNum"),
            Field.Text("checkNumber"),
            Field.Text("email"),
            Field.Text("message"),
            Field.Boolean("toBeEmailed"),
            Field.Boolean("toBePrinted"),
            Field.Boolean("isTaxable"),
            Field.Boolean("shipComplete"),
            Field.Boolean("excludeCommission"),
            Field.Boolean("isCrossSubTransaction"),
            Field.Boolean("taxDetailsOverride"),
            Field.Choice("paymentOperation"),
            Field.Choice("handlingMode"),
        ],
        Sublists =
        [
            CommonFields.Items with
            {
                Fields =
                [
                    .. CommonFields.ItemLine,
                    Field.Date("requestedDate"),
                    Field.Date("expectedShipDate"),
                    Field.Choice("createPo"),
                    Field.Reference("poVendor", to: "vendor"),
                    Field.Quantity("poRate"),
                    Field.Boolean("isEstimate"),
                ],
            },
            CommonFields.TaxDetails,
        ],
    };
}

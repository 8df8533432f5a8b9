using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Customers. A company name, or a person with a name; a primary subsidiary. Source: REST API Browser 2026.1, customer.</summary>
internal static class CustomerRecord
{
    public static RecordDefinition Definition { get; } = new("customer", RecordGroups.Entity)
    {
        DisplayedBy = "entityId",
        Defaults = CommonFields.Active.With("isPerson", new FieldValue.Flag(false)),
        AlsoRequired = Names,
        Transforms = Transforms.Of(
            ("invoice", Transforms.ForCustomer("entity")),
            ("salesOrder", Transforms.ForCustomer("entity")),
            ("cashSale", Transforms.ForCustomer("entity")),
            ("customerPayment", Transforms.ForCustomer("customer"))),
        Fields =
        [
            Field.Text("entityId", 83),
            Field.Text("companyName", 83),
            Field.Text("email", 254),
            .. Field.Texts("firstName", "middleName", "lastName", "salutation", "altName", "phoneticName", "altEmail", "phone", "altPhone",
                "mobilePhone", "homePhone", "fax", "url", "comments", "accountNumber", "printOnCheckAs", "resaleNumber", "vatRegNumber",
                "defaultTaxReg", "thirdPartyAcct"),
            .. Field.Flags("isPerson", "isInactive", "autoName", "taxable", "taxExempt", "emailTransactions", "printTransactions",
                "faxTransactions", "giveAccess", "groupInvoices", "overrideCurrencyFormat", "sendEmail", "shipComplete", "unsubscribe"),
            Field.Reference("subsidiary", RecordGroups.Subsidiary).Required("Primary Subsidiary"),
            Field.Reference("currency", RecordGroups.Currency),
            Field.Reference("parent", RecordGroups.Entity, "customer"),
            Field.Reference("terms", RecordGroups.Term),
            Field.Account("receivablesAccount", "AcctRec"),
            Field.Amount("creditLimit"),
            .. Field.Dates("startDate", "endDate"),
            Field.Enumeration("language"),
            Field.Enumeration("emailPreference", new Choice("DEFAULT", "Default"), new Choice("HTML", "HTML"), new Choice("PDF", "PDF")),
            .. Field.ReadOnly("balance", "overdueBalance", "depositBalance", "unbilledOrders", "daysOverdue", "dateCreated",
                "lastModifiedDate", "defaultAddress"),
        ],
        Sublists =
        [
            new SublistDefinition("addressBook",
            [
                Field.Whole("id"),
                Field.Text("label"),
                .. Field.Flags("defaultBilling", "defaultShipping", "isResidential"),
                Field.Address("addressBookAddress"),
                .. Field.ReadOnly("addressId", "internalId", "addressBookAddress_text"),
            ])
            {
                NumberedBy = "id",
            },
            new SublistDefinition("currencyList",
            [
                Field.Reference("currency", RecordGroups.Currency).Required("Currency"),
                .. Field.ReadOnly("balance", "depositBalance", "overdueBalance", "unbilledOrders"),
            ])
            {
                KeyedBy = "currency",
            },
            new SublistDefinition("itemPricing",
            [
                Field.Reference("item", RecordGroups.Item).Required("Item"),
                Field.Number("price"),
                Field.Reference("currency", RecordGroups.Currency),
            ]),
        ],
    };

    private static IEnumerable<string> Names(FieldMap fields) => fields.Flag("isPerson")
        ? new[] { ("firstName", "First Name"), ("lastName", "Last Name") }.Where(name => !fields.Has(name.Item1)).Select(name => name.Item2)
        : fields.Has("companyName") ? [] : ["Company Name"];
}

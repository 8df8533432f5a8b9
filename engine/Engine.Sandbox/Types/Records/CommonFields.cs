using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Fields, sublists and amounts that record types share (REST API Browser 2026.1).</summary>
internal static class CommonFields
{
    public static FieldMap Active { get; } = FieldMap.Empty.With("isInactive", new FieldValue.Flag(false));

    public static IEnumerable<FieldDefinition> Classifications =>
    [
        Field.Reference("department", RecordGroups.Department),
        Field.Reference("class", RecordGroups.Classification),
        Field.Reference("location", RecordGroups.Location),
    ];

    public static IEnumerable<FieldDefinition> OfTransactions =>
    [
        Field.Text("tranId", 45),
        Field.Date("tranDate"),
        Field.Reference("postingPeriod", RecordGroups.AccountingPeriod),
        Field.Text("memo", 4000),
        Field.Reference("subsidiary", RecordGroups.Subsidiary),
        Field.Reference("currency", RecordGroups.Currency),
        Field.Number("exchangeRate"),
        .. Classifications,
        .. Field.Flags("excludeFromGLNumbering"),
        .. Field.ReadOnly("transactionNumber", "createdDate", "lastModifiedDate", "status", "prevDate", "primaryBookBaseCurrency"),
    ];

    /// <summary>What sells: an order, an invoice, a credit memo, a cash sale.</summary>
    public static IEnumerable<FieldDefinition> OfSales =>
    [
        .. OfTransactions,
        Field.Reference("entity", RecordGroups.Entity, "customer").Required("Customer"),
        Field.Reference("discountItem", RecordGroups.Item, "discountItem"),
        Field.Amount("discountRate"),
        .. Field.Texts("otherRefNum", "email", "message", "vatRegNum"),
        .. Field.Flags("toBeEmailed", "toBePrinted", "isTaxable", "taxDetailsOverride", "taxRegOverride"),
        .. Field.Dates("startDate", "endDate", "salesEffectiveDate", "taxPointDate"),
        Field.Address("billingAddress"),
        .. Field.ReadOnly("subtotal", "discountTotal", "taxTotal", "total", "source"),
    ];

    public static ImmutableArray<ComputedAmount> SalesAmounts { get; } =
    [
        new("subtotal", Totals.Subtotal),
        new("discountTotal", Totals.Discount),
        new("taxTotal", Totals.Tax),
        new("total", balances => balances.Total),
    ];

    /// <summary>An <c>item</c> sublist, numbered by <c>line</c>: a line sent without its number is added.</summary>
    public static SublistDefinition Items => new("item",
    [
        Field.Reference("item", RecordGroups.Item).Required("Item"),
        Field.Whole("line"),
        Field.Number("quantity"),
        Field.Number("rate"),
        Field.Amount("amount"),
        Field.Reference("taxCode", RecordGroups.TaxCode),
        Field.Text("description", 4000),
        .. Classifications,
        .. Field.Dates("revRecStartDate", "revRecEndDate", "expirationDate"),
        .. Field.Texts("units", "serialNumbers", "taxDetailsReference"),
        .. Field.Flags("isTaxable", "deferRevRec", "isClosed", "printItems"),
        .. Field.Wholes("revRecTermInMonths", "orderLine"),
        Field.Reference("orderDoc", RecordGroups.Transaction, "salesOrder"),
        Field.Number("costEstimate"),
        .. Field.ReadOnly("lineUniqueKey", "itemType", "itemSubtype", "quantityOrdered", "quantityRemaining", "quantityBilled"),
        .. Field.ReadOnlyNumbers("taxRate1", "tax1Amt", "grossAmt"),
    ])
    {
        NumberedBy = "line",
        AtLeast = 1,
    };

    /// <summary>SuiteTax lines, taken when <c>taxDetailsOverride</c> is true; each names the line it taxes by <c>taxDetailsReference</c>.</summary>
    public static SublistDefinition TaxDetails => new("taxDetails",
    [
        Field.Text("taxDetailsReference").Required("Tax Details Reference"),
        Field.Reference("taxCode", RecordGroups.TaxCode).Required("Tax Code"),
        Field.Text("taxType"),
        .. Field.Amounts("taxBasis", "taxAmount", "netAmount", "grossAmount"),
        Field.Number("taxRate"),
    ]);

    /// <summary>An <c>apply</c> sublist: lines are told apart by the document they name.</summary>
    public static SublistDefinition Applications(params string[] documentTypes) => new("apply", ApplicationFields(documentTypes))
    {
        IsApplication = true,
        SelectedBy = "apply",
        Links = LinkKind.Applied,
    };

    /// <summary>A <c>credit</c> sublist: open credits used while paying.</summary>
    public static SublistDefinition Credits(params string[] documentTypes) => new("credit", ApplicationFields(documentTypes))
    {
        IsApplication = true,
        SelectedBy = "apply",
        Links = LinkKind.Credited,
    };

    /// <summary>
    /// A <c>deposit</c> sublist: customer deposits used or refunded. It is answered empty and cannot be changed: what it does shows
    /// as a deposit application (Oracle help, article_0830082954).
    /// </summary>
    public static SublistDefinition Deposits => new("deposit",
    [
        Field.Reference("doc", RecordGroups.Transaction, "customerDeposit").Required("Deposit"),
        Field.Flag("apply"),
        Field.Amount("amount"),
        .. Field.ReadOnly("remaining", "total", "depositDate", "refNum", "currencyName"),
    ])
    {
        KeyedBy = "doc",
        SelectedBy = "apply",
        IsWriteOnly = true,
    };

    /// <summary>Bank account, undeposited funds and payment option of what brings money.</summary>
    public static IEnumerable<FieldDefinition> OfFunds =>
    [
        Field.Account("account", "Bank", "OthCurrAsset"),
        Field.Reference("paymentOption", RecordGroups.PaymentOption),
        Field.Enumeration("undepFunds", new Choice("T", "Yes"), new Choice("F", "No")),
        .. Field.Texts("checkNumber", "inputReferenceCode", "outputReferenceCode", "outputAuthCode", "dynamicDescriptor", "integrationId"),
    ];

    private static ImmutableArray<FieldDefinition> ApplicationFields(string[] documentTypes) =>
    [
        Field.Reference("doc", RecordGroups.Transaction, documentTypes).Required("Document"),
        Field.Whole("line"),
        Field.Flag("apply"),
        Field.Amount("amount"),
        .. Field.ReadOnly("applyDate", "createdFrom", "currency", "due", "job", "jobName", "refNum", "total", "type"),
    ];
}

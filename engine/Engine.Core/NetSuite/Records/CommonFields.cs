using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Records;

/// <summary>Fields that every transaction has. Source: REST API Browser 2026.1, as gathered over the transaction schemas.</summary>
internal static class CommonFields
{
    /// <summary>Date, number, classification and currency of a transaction. <c>postingPeriod</c> follows <c>tranDate</c> unless given.</summary>
    public static ImmutableArray<Field> Transaction { get; } =
    [
        Field.Text("tranId"),
        Field.Date("tranDate"),
        Field.Reference("postingPeriod", to: "accountingPeriod"),
        Field.Text("memo"),
        Field.Reference("subsidiary", to: "subsidiary"),
        Field.Reference("currency", to: "currency"),
        Field.Quantity("exchangeRate"),
        Field.Reference("department", to: "department"),
        Field.Reference("class", to: "classification"),
        Field.Reference("location", to: "location"),
        Field.Reference("customForm", to: "customForm"),
        Field.Reference("nexus", to: "nexus"),
        Field.Boolean("excludeFromGLNumbering"),
    ];

    /// <summary>
    /// An address, of a document or in an address book. <c>country</c> is a two-letter code; NetSuite fills <c>addrText</c> from the
    /// others unless <c>override</c> is set. Source: REST API Browser 2026.1, customer; help chapter_156337267817.
    /// </summary>
    public static Field Address(string name) => Field.Subrecord(name,
    [
        Field.Text("addressee"),
        Field.Text("attention"),
        Field.Text("addr1"),
        Field.Text("addr2"),
        Field.Text("addr3"),
        Field.Text("city"),
        Field.Text("state"),
        Field.Text("zip"),
        Field.Choice("country"),
        Field.Text("addrPhone"),
        Field.Text("addrText"),
        Field.Boolean("override"),
    ]);

    /// <summary>What NetSuite shows of every transaction and takes from nobody.</summary>
    public static ImmutableArray<Field> TransactionReadOnly { get; } =
    [
        Field.Text("transactionNumber"),
        Field.Choice("status"),
        Field.Text("createdDate"),
        Field.Text("lastModifiedDate"),
        Field.Date("prevDate"),
        Field.Reference("primaryBookBaseCurrency", to: "currency"),
        Field.Choice("source"),
    ];

    /// <summary>
    /// Applications of a payment, credit memo or refund to documents. <c>line</c> is a transaction line of the document, which ordinary
    /// invoices default. Source: help articles article_0224093711, article_0830082954, section_157901123882.
    /// </summary>
    public static Sublist Apply { get; } = new("apply")
    {
        Key = "doc",
        Switch = "apply",
        Fields =
        [
            Field.Reference("doc", to: "transaction").Required(),
            Field.Quantity("line"),
            Field.Boolean("apply"),
            Field.Amount("amount"),
        ],
        ReadOnly =
        [
            Field.Date("applyDate"),
            Field.Text("createdFrom"),
            Field.Text("currency"),
            Field.Amount("due"),
            Field.Text("job"),
            Field.Text("jobName"),
            Field.Text("refNum"),
            Field.Text("refName"),
            Field.Amount("total"),
            Field.Text("type"),
            Field.Date("depositDate"),
            Field.Amount("remaining"),
            Field.Text("currencyName"),
        ],
    };

    /// <summary>Fields that item lines of an invoice and of a credit memo have in common.</summary>
    public static ImmutableArray<Field> ItemLine { get; } =
    [
        Field.Reference("item", to: "item").Required(),
        Field.Quantity("line"),
        Field.Text("description"),
        Field.Quantity("quantity"),
        Field.Quantity("rate"),
        Field.Amount("amount"),
        Field.Amount("grossAmt"),
        Field.Reference("price", to: "priceLevel"),
        Field.Text("units"),
        Field.Reference("account", to: "account"),
        Field.Reference("department", to: "department"),
        Field.Reference("class", to: "classification"),
        Field.Reference("location", to: "location"),
        Field.Reference("job", to: "job"),
        Field.Boolean("isTaxable"),
        Field.Reference("taxCode", to: "salesTaxItem"),
        Field.Quantity("taxRate1"),
        Field.Quantity("taxRate2"),
        Field.Amount("tax1Amt"),
        Field.Amount("taxAmount"),
        Field.Text("taxDetailsReference"),
        Field.Reference("revRecSchedule", to: "revRecTemplate"),
        Field.Date("revRecStartDate"),
        Field.Date("revRecEndDate"),
        Field.Quantity("revRecTermInMonths"),
        Field.Boolean("deferRevRec"),
        Field.Boolean("doNotCreateRevenueElement"),
        Field.Reference("subscription", to: "subscription"),
        Field.Reference("subscriptionLine", to: "subscriptionLine"),
        Field.Reference("orderDoc", to: "transaction"),
        Field.Quantity("orderLine"),
        Field.Text("serialNumbers"),
        Field.Amount("costEstimate"),
        Field.Choice("costEstimateType"),
        Field.Boolean("printItems"),
        Field.Boolean("isClosed"),
    ];

    /// <summary>What NetSuite shows of an item line and takes from nobody.</summary>
    public static ImmutableArray<Field> ItemLineReadOnly { get; } =
    [
        Field.Text("lineUniqueKey"),
        Field.Choice("itemType"),
        Field.Choice("itemSubtype"),
        Field.Quantity("quantityOrdered"),
        Field.Quantity("quantityRemaining"),
        Field.Quantity("quantityFulfilled"),
    ];

    /// <summary>
    /// Item lines. NetSuite gives each a key, <c>line</c>; sent back, it changes the line in place, so that credits and refunds that point
    /// to the line keep pointing to it. Source: help section_161488248489, article_164460021767.
    /// </summary>
    public static Sublist Items { get; } = new("item") { AtLeast = 1, GivenKey = "line", CustomFieldPrefix = "custcol", Fields = ItemLine, ReadOnly = ItemLineReadOnly };

    /// <summary>Tax by line under SuiteTax; REST takes no legacy tax. Lines are tied to items by <c>taxDetailsReference</c>.</summary>
    public static Sublist TaxDetails { get; } = new("taxDetails")
    {
        Fields =
        [
            Field.Text("taxDetailsReference").Required(),
            Field.Reference("taxType", to: "taxType"),
            Field.Reference("taxCode", to: "salesTaxItem"),
            Field.Amount("taxBasis"),
            Field.Quantity("taxRate"),
            Field.Amount("taxAmount"),
            Field.Amount("netAmount"),
            Field.Amount("grossAmount"),
            Field.Text("details"),
        ],
    };
}

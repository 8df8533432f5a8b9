namespace Engine.Sandbox.Types.Records;

/// <summary>Fields that every transaction has, and those its lines share (REST API Browser 2026.1).</summary>
internal static class CommonFields
{
    public static IEnumerable<FieldDefinition> OfTransactions =>
    [
        Field.Text("tranId", 45),
        Field.Date("tranDate"),
        Field.Text("memo", 4000),
        Field.Reference("subsidiary", RecordGroups.Subsidiary),
        Field.Reference("currency", RecordGroups.Currency),
        Field.Number("exchangeRate"),
        Field.Reference("department", RecordGroups.Department),
        Field.Reference("class", RecordGroups.Classification),
        Field.Reference("location", RecordGroups.Location),
        .. Field.Flags("excludeFromGLNumbering"),
        .. Field.ReadOnly("transactionNumber", "createdDate", "lastModifiedDate", "status", "postingPeriod", "prevDate", "primaryBookBaseCurrency"),
    ];

    /// <summary>An <c>item</c> sublist, numbered by <c>line</c>: a line sent without its number is added.</summary>
    public static SublistDefinition Items => new("item",
    [
        Field.Reference("item", RecordGroups.Item).Required("Item"),
        Field.Whole("line"),
        Field.Number("quantity"),
        Field.Number("rate"),
        Field.Amount("amount"),
        Field.Text("description", 4000),
        Field.Reference("department", RecordGroups.Department),
        Field.Reference("class", RecordGroups.Classification),
        Field.Reference("location", RecordGroups.Location),
        .. Field.Dates("revRecStartDate", "revRecEndDate", "expirationDate"),
        .. Field.Texts("units", "serialNumbers", "taxDetailsReference"),
        .. Field.Flags("isTaxable", "deferRevRec", "isClosed", "printItems"),
        Field.Whole("revRecTermInMonths"),
        Field.Number("costEstimate"),
        .. Field.ReadOnly("lineUniqueKey", "itemType", "itemSubtype", "quantityOrdered", "quantityRemaining"),
    ])
    {
        NumberedBy = "line",
        AtLeast = 1,
    };

    /// <summary>An <c>apply</c> sublist: lines are told apart by the document they name.</summary>
    public static SublistDefinition Applications(params string[] documentTypes) => new("apply",
    [
        Field.Reference("doc", RecordGroups.Transaction, documentTypes).Required("Document"),
        Field.Whole("line"),
        Field.Flag("apply"),
        Field.Amount("amount"),
        .. Field.ReadOnly("applyDate", "createdFrom", "currency", "due", "job", "jobName", "refNum", "total", "type"),
    ])
    {
        IsApplication = true,
    };
}

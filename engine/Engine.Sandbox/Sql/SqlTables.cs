using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Sql;

/// <summary>The tables and columns that can be asked for; names as public SuiteQL users rely on them.</summary>
internal static class SqlTables
{
    private static readonly SqlTable[] All =
    [
        new("transaction", RecordGroups.Transaction, null,
        [
            Id, ExternalId,
            new("type", SqlKind.Text, record => record.Definition.Transaction!.Code)
            {
                Display = (_, record) => record.Definition.Transaction!.Title,
            },
            new("recordtype", SqlKind.Text, record => record.Definition.Name.ToLowerInvariant()),
            Text("tranId"), Text("memo"), Date("tranDate"), Date("dueDate"),
            Party, Reference("currency", RecordGroups.Currency), Reference("subsidiary", RecordGroups.Subsidiary), Number("exchangeRate"),
            // Over REST the status is the bare letter; the compound form is the user interface's.
            new("status", SqlKind.Text, (company, record) => Standing.Of(company, record).Status?.Id)
            {
                Display = (company, record) => Standing.Of(company, record).Status is { } status ? $"{record.Definition.Transaction!.Title} : {status.Name}" : null,
            },
            Amount("foreigntotal", _ => true, balances => balances.Total),
            Amount("foreignamountpaid", IsCharge, balances => balances.AppliedToIt),
            Amount("foreignamountunpaid", IsCharge, balances => balances.Open),
            Amount("foreignpaymentamountused", IsCredit, balances => balances.Used),
            Amount("foreignpaymentamountunused", IsCredit, balances => balances.Open),
        ]),
        new("customer", RecordGroups.Entity, "customer",
        [
            Id, ExternalId, Text("entityId"), Text("companyName"), Text("email"), Text("firstName"), Text("lastName"), Text("phone"),
            Flag("isInactive"), Flag("isPerson"), Reference("currency", RecordGroups.Currency),
        ]),
        new("item", RecordGroups.Item, null,
        [
            Id, ExternalId, Text("itemId"), Text("displayName"), Flag("isInactive"), Reference("incomeAccount", RecordGroups.Account),
        ]),
        new("account", RecordGroups.Account, null,
        [
            Id, ExternalId, Text("acctNumber"), Text("acctName"), Choice("acctType"), Flag("isInactive"),
        ]),
        new("subsidiary", RecordGroups.Subsidiary, null,
        [
            Id, ExternalId, Text("name"), Choice("country"), Flag("isInactive"), Reference("currency", RecordGroups.Currency),
        ]),
        new("currency", RecordGroups.Currency, null,
        [
            Id, ExternalId, Text("name"), Text("symbol"), Flag("isInactive"), Number("exchangeRate"),
        ]),
        new("department", RecordGroups.Department, null, [Id, ExternalId, Text("name"), Flag("isInactive")]),
        new("location", RecordGroups.Location, null, [Id, ExternalId, Text("name"), Flag("isInactive")]),
        new("classification", RecordGroups.Classification, null, [Id, ExternalId, Text("name"), Flag("isInactive")]),
    ];

    private static SqlColumn Id => new("id", SqlKind.Number, record => (decimal)record.Id);

    private static SqlColumn ExternalId => new("externalid", SqlKind.Text, record => record.ExternalId) { IgnoresCase = true };

    private static SqlColumn Party => new("entity", SqlKind.Number, record => (decimal?)PartyOf(record))
    {
        Display = (company, record) => company.Find(RecordGroups.Entity, PartyOf(record) ?? 0)?.Display,
    };

    public static SqlTable? Find(string name) => All.FirstOrDefault(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static SqlColumn Text(string field) => new(field.ToLowerInvariant(), SqlKind.Text, record => record.Fields.Text(field));

    private static SqlColumn Number(string field) => new(field.ToLowerInvariant(), SqlKind.Number, record => record.Fields.Number(field));

    private static SqlColumn Date(string field) => new(field.ToLowerInvariant(), SqlKind.Date, record => record.Fields.Date(field));

    private static SqlColumn Flag(string field) => new(field.ToLowerInvariant(), SqlKind.Text, record => record.Fields.Flag(field) ? "T" : "F");

    private static SqlColumn Choice(string field) =>
        new(field.ToLowerInvariant(), SqlKind.Text, record => (record.Fields[field] as FieldValue.Choice)?.Id);

    private static SqlColumn Reference(string field, string group) =>
        new(field.ToLowerInvariant(), SqlKind.Number, record => (decimal?)record.Fields.Reference(field))
        {
            Display = (company, record) => company.Find(group, record.Fields.Reference(field) ?? 0)?.Display,
        };

    private static SqlColumn Amount(string name, Func<StoredRecord, bool> applies, Func<Balances, decimal> amount) =>
        new(name, SqlKind.Number, record => applies(record) ? amount(Balances.Of(record)) : null);

    private static long? PartyOf(StoredRecord record) =>
        record.Definition.Transaction!.Party is { } party ? record.Fields.Reference(party) : null;

    // Invoices are paid; payments and credit memos are used. A refund is neither.
    private static bool IsCharge(StoredRecord record) => record.Definition.Transaction!.Role == TransactionRole.Charge;

    private static bool IsCredit(StoredRecord record) => record.Definition.Transaction!.Role == TransactionRole.Credit;
}

using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Sql;

/// <summary>The tables and columns that can be asked for; names as public SuiteQL users rely on them.</summary>
internal static class SqlTables
{
    /// <summary>What the header of a transaction shows of its fields; the rest stands on its lines.</summary>
    private static readonly HashSet<string> HeaderFields = new(StringComparer.Ordinal)
    {
        "tranId", "memo", "tranDate", "dueDate", "currency", "exchangeRate", "terms", "otherRefNum", "email", "startDate", "endDate", "approvalStatus",
    };

    /// <summary>The tables of an account as its record types stand now.</summary>
    public static ImmutableSortedDictionary<string, SqlTable> Of(Company company)
    {
        var types = company.Catalog.All.ToList();
        var transactions = types.Where(type => type.IsTransaction).ToList();
        var others = types.Where(type => !type.IsTransaction).ToList();
        SqlTable[] tables =
        [
            Transactions(company, transactions),
            SqlLineTables.Lines(transactions),
            SqlLineTables.AccountingLines(),
            SqlLineTables.Links("nexttransactionlinelink"),
            SqlLineTables.Links("previoustransactionlinelink"),
            Records("item", RecordGroups.Item, [.. others.Where(type => type.Group == RecordGroups.Item)]),
            Records("entity", RecordGroups.Entity, [.. others.Where(type => type.Group == RecordGroups.Entity)]),
            .. others.Where(type => type.Group != RecordGroups.Item).Select(type => Records(type.Name.ToLowerInvariant(), type.Group, [type])),
        ];
        return tables.ToImmutableSortedDictionary(table => table.Name, table => table, StringComparer.OrdinalIgnoreCase);
    }

    private static SqlTable Transactions(Company company, List<RecordDefinition> types)
    {
        var compound = company.Switches.IsOn(WireSwitches.CompoundStatus);
        var table = new SqlTableBuilder<(StoredRecord Record, Standing Standing)>(
            RecordGroups.Transaction, RecordGroups.Transaction, (account, record) => [(record, Standing.Of(account, record))])
            .Add("id", SqlKind.Whole, row => row.Record.Id)
            .Add(new SqlColumn("externalid", SqlKind.Text) { IgnoresCase = true }, row => row.Record.ExternalId)
            .Listed("type", row => Definition(row.Record).Code, row => Definition(row.Record).Title)
            .Add("recordtype", SqlKind.Text, row => row.Record.Definition.Name.ToLowerInvariant())
            // Over REST the status is the bare letter; the compound form is the user interface's.
            .Listed("status",
                row => row.Standing.Status is { } status ? compound ? $"{Definition(row.Record).Code}:{status.Id}" : status.Id : null,
                row => row.Standing.Status is { } status ? $"{Definition(row.Record).Title} : {status.Name}" : null)
            .Reference("entity", RecordGroups.Entity, row => Party(row.Record))
            .Fields(types.SelectMany(type => type.Fields).Where(field => HeaderFields.Contains(field.Name) || field.Name.StartsWith("custbody", StringComparison.Ordinal)),
                row => row.Record.Fields)
            .Add("createddate", SqlKind.Date, row => row.Record.CreatedAt)
            .Add("lastmodifieddate", SqlKind.Date, row => row.Record.ModifiedAt)
            .Reference("postingperiod", RecordGroups.AccountingPeriod, row => row.Record.Fields.Reference("postingPeriod"))
            .Add("foreigntotal", SqlKind.Number, row => row.Standing.Balances.Total)
            .Add("foreignamountpaid", SqlKind.Number, row => Charge(row.Record, row.Standing.Balances.AppliedToIt))
            .Add("foreignamountunpaid", SqlKind.Number, row => Charge(row.Record, row.Standing.Balances.Open))
            .Add("foreignpaymentamountused", SqlKind.Number, row => Credit(row.Record, row.Standing.Balances.Used))
            .Add("foreignpaymentamountunused", SqlKind.Number, row => Credit(row.Record, row.Standing.Balances.Open));
        if (company.Switches.IsOn(WireSwitches.OneWorld))
        {
            table.Reference("subsidiary", RecordGroups.Subsidiary, row => row.Record.Fields.Reference("subsidiary"));
        }

        return table.Build();
    }

    private static SqlTable Records(string name, string group, List<RecordDefinition> types)
    {
        var names = types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var table = new SqlTableBuilder<StoredRecord>(name, group, (_, record) => names.Contains(record.Definition.Name) ? [record] : [])
            .Add("id", SqlKind.Whole, record => record.Id)
            .Add(new SqlColumn("externalid", SqlKind.Text) { IgnoresCase = true }, record => record.ExternalId);
        if (types.Count > 1)
        {
            table.Add(group == RecordGroups.Item ? "itemtype" : "type", SqlKind.Text, record => record.Definition.Name);
        }

        return table
            .Fields(types.SelectMany(type => type.Fields), record => record.Fields)
            .Add("datecreated", SqlKind.Date, record => record.CreatedAt)
            .Add("lastmodifieddate", SqlKind.Date, record => record.ModifiedAt)
            .Build();
    }

    /// <summary>The customer of a transaction; null when it is about none.</summary>
    public static long? Party(StoredRecord record) => Definition(record).Party is { } party ? record.Fields.Reference(party) : null;

    /// <summary>Invoices are paid …</summary>
    public static decimal? Charge(StoredRecord record, decimal amount) => Definition(record).Role == TransactionRole.Charge ? amount : null;

    /// <summary>… payments and credit memos are used. A refund is neither.</summary>
    public static decimal? Credit(StoredRecord record, decimal amount) => Definition(record).Role == TransactionRole.Credit ? amount : null;

    private static TransactionDefinition Definition(StoredRecord record) => record.Definition.Transaction!;
}

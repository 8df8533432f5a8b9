using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Sql;

/// <summary>What stands below the header of a transaction: its lines, what they post, and the documents it hangs together with.</summary>
internal static class SqlLineTables
{
    private const long PrimaryBook = 1;

    /// <summary><c>transactionline</c>: amounts in the transaction's currency, negative for revenue.</summary>
    public static SqlTable Lines(IEnumerable<RecordDefinition> types) =>
        new SqlTableBuilder<(TransactionLine Line, int At, Balances Balances)>("transactionline", RecordGroups.Transaction, Numbered)
            .Add("transaction", SqlKind.Whole, row => row.Line.Transaction)
            .Add("id", SqlKind.Whole, row => (long)row.Line.Number)
            .Add("linesequencenumber", SqlKind.Whole, row => (long)row.At)
            .Add("uniquekey", SqlKind.Whole, row => (row.Line.Transaction * 1000) + row.At)
            .Add("mainline", SqlKind.Text, row => Flag(row.Line.Role == LineRole.Main))
            .Add("taxline", SqlKind.Text, row => Flag(row.Line.Role == LineRole.Tax))
            .Add("iscogs", SqlKind.Text, _ => "F")
            .Add("foreignamount", SqlKind.Number, row => row.Line.Amount)
            .Add("amount", SqlKind.Number, row => row.Line.BaseAmount)
            .Add("foreignamountpaid", SqlKind.Number, row => Main(row.Line, SqlTables.Charge(row.Line.Record, row.Balances.AppliedToIt)))
            .Add("foreignamountunpaid", SqlKind.Number, row => Main(row.Line, SqlTables.Charge(row.Line.Record, row.Balances.Open)))
            .Reference("expenseaccount", RecordGroups.Account, row => row.Line.Role == LineRole.Free ? row.Line.Account : null)
            .Reference("entity", RecordGroups.Entity, row => row.Line.Fields.Reference("entity") ?? SqlTables.Party(row.Line.Record))
            .Reference("subsidiary", RecordGroups.Subsidiary, row => row.Line.Record.Fields.Reference("subsidiary"))
            .Reference("department", RecordGroups.Department, row => Own(row.Line, "department"))
            .Reference("class", RecordGroups.Classification, row => Own(row.Line, "class"))
            .Reference("location", RecordGroups.Location, row => Own(row.Line, "location"))
            .Reference("createdfrom", RecordGroups.Transaction, row => row.Line.Record.Fields.Reference("createdFrom"))
            .Reference("item", RecordGroups.Item, row => row.Line.Fields.Reference("item"))
            .Add("quantity", SqlKind.Number, row => row.Line.Fields.Number("quantity"))
            .Add("rate", SqlKind.Number, row => row.Line.Fields.Number("rate"))
            .Add("memo", SqlKind.Text, row => row.Line.Role == LineRole.Main ? row.Line.Record.Fields.Text("memo")
                : row.Line.Fields.Text("memo") ?? row.Line.Fields.Text("description"))
            .Fields(types.SelectMany(type => type.Sublists).SelectMany(list => list.Fields)
                .Where(field => field.Name.StartsWith("custcol", StringComparison.Ordinal) || field.Name is "revRecStartDate" or "revRecEndDate"), row => row.Line.Fields)
            .Build();

    /// <summary><c>transactionaccountingline</c>: amounts in the subsidiary's currency, debit positive, for the one book there is.</summary>
    public static SqlTable AccountingLines() =>
        new SqlTableBuilder<(TransactionLine Line, int At, Balances Balances)>("transactionaccountingline", RecordGroups.Transaction, Numbered)
            .Add("transaction", SqlKind.Whole, row => row.Line.Transaction)
            .Add("transactionline", SqlKind.Whole, row => (long)row.Line.Number)
            .Add("accountingbook", SqlKind.Whole, _ => PrimaryBook)
            .Reference("account", RecordGroups.Account, row => row.Line.Account)
            .Add("posting", SqlKind.Text, row => Flag(row.Line.Posts))
            .Add("amount", SqlKind.Number, row => row.Line.BaseAmount)
            .Add("debit", SqlKind.Number, row => row.Line.BaseAmount > 0 ? row.Line.BaseAmount : null)
            .Add("credit", SqlKind.Number, row => row.Line.BaseAmount < 0 ? -row.Line.BaseAmount : null)
            .Add("exchangerate", SqlKind.Number, row => Rate(row.Line))
            .Add("amountpaid", SqlKind.Number, row => InBase(row.Line, SqlTables.Charge(row.Line.Record, row.Balances.AppliedToIt)))
            .Add("amountunpaid", SqlKind.Number, row => InBase(row.Line, SqlTables.Charge(row.Line.Record, row.Balances.Open)))
            .Add("paymentamountused", SqlKind.Number, row => InBase(row.Line, SqlTables.Credit(row.Line.Record, row.Balances.Used)))
            .Add("paymentamountunused", SqlKind.Number, row => InBase(row.Line, SqlTables.Credit(row.Line.Record, row.Balances.Open)))
            .Build();

    /// <summary><c>nexttransactionlinelink</c> and <c>previoustransactionlinelink</c>: the same links, whichever end a query comes from.</summary>
    public static SqlTable Links(string name) =>
        new SqlTableBuilder<(DocumentLink Link, Company Company)>(name, RecordGroups.Transaction, (company, record) => DocumentLinks.Of(record).Select(link => (link, company)))
            .Reference("previousdoc", RecordGroups.Transaction, row => row.Link.Previous)
            .Reference("nextdoc", RecordGroups.Transaction, row => row.Link.Next)
            .Add("previousline", SqlKind.Whole, _ => 0L)
            .Add("nextline", SqlKind.Whole, _ => 0L)
            .Add("previoustype", SqlKind.Text, row => row.Company.Transaction(row.Link.Previous)?.Definition.Transaction!.Code)
            .Add("nexttype", SqlKind.Text, row => row.Company.Transaction(row.Link.Next)?.Definition.Transaction!.Code)
            // The codes are those of SuiteScript; no source of ours shows them in SuiteQL [inferred].
            .Add("linktype", SqlKind.Text, row => row.Link.Kind switch
            {
                LinkKind.Deposited => "PymtDep",
                LinkKind.Drawn => "DepAppl",
                LinkKind.CreatedFrom => "OrdBill",
                _ => "Payment",
            })
            .Add("foreignamount", SqlKind.Number, row => row.Link.Amount)
            .Build();

    private static IEnumerable<(TransactionLine Line, int At, Balances Balances)> Numbered(Company company, StoredRecord record)
    {
        var balances = Balances.Of(record);
        return company.Ledger.LinesOf(record.Id).Select((line, at) => (line, at, balances));
    }

    private static string Flag(bool value) => value ? "T" : "F";

    private static long? Own(TransactionLine line, string field) => line.Fields.Reference(field) ?? line.Record.Fields.Reference(field);

    private static decimal? Main(TransactionLine line, decimal? amount) => line.Role == LineRole.Main ? amount : null;

    private static decimal Rate(TransactionLine line) => line.Record.Fields.Number("exchangeRate") ?? 1;

    private static decimal? InBase(TransactionLine line, decimal? amount) =>
        Main(line, amount) is { } foreign ? decimal.Round(foreign * Rate(line), 2, MidpointRounding.AwayFromZero) : null;
}

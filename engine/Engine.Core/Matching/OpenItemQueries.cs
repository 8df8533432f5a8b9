using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>
/// The SuiteQL statements that read what is open. Invoices and credit memos by id, a page after the id of the last row; the A/R account stands on the main line
/// of the first accounting book. Source: SuiteQL's transaction, transactionline and transactionaccountingline; reference of the A/R amount columns.
/// </summary>
public static class OpenItemQueries
{
    /// <summary>Ids that one statement names.</summary>
    public const int MaxIds = 500;

    /// <summary>What the words for the time of change look like. By the account's own clock, so only compared with what it said itself.</summary>
    public const string ModifiedFormat = "yyyy-MM-dd HH:mm:ss";

    private const string Types = "t.type IN ('CustInvc', 'CustCred')";
    private const string Open = "(t.foreignamountunpaid > 0 OR t.foreignpaymentamountunused > 0)";

    /// <summary>How many documents are open and how much, by currency.</summary>
    public const string Totals =
        $"SELECT t.currency, COUNT(*) AS items, SUM(t.foreignamountunpaid) AS charged, SUM(t.foreignpaymentamountunused) AS credited FROM transaction t WHERE {Types} AND {Open} GROUP BY t.currency";

    /// <summary>All that are open, and those that were changed since, which second payments may name.</summary>
    /// <param name="since">By the account's clock; null where only those that are open are wanted.</param>
    /// <param name="after">The last id of the page before.</param>
    /// <param name="hasSubsidiaries">Accounts with one subsidiary have no such column.</param>
    public static string Whole(string? since, long after, bool hasSubsidiaries) =>
        $"{Select(hasSubsidiaries)} AND t.id > {Text(after)} AND {(since is null ? Open : $"({Open} OR {Changed(since)})")} ORDER BY t.id";

    /// <summary>All that were changed since.</summary>
    /// <inheritdoc cref="Whole"/>
    public static string Since(string since, long after, bool hasSubsidiaries) => $"{Select(hasSubsidiaries)} AND t.id > {Text(after)} AND {Changed(since)} ORDER BY t.id";

    public static string ByIds(IEnumerable<long> ids, bool hasSubsidiaries) => $"{Select(hasSubsidiaries)} AND t.id IN ({string.Join(", ", ids.Select(Text))}) ORDER BY t.id";

    public static string Customers(IEnumerable<string> ids) => $"SELECT id, entityid, companyname, firstname, lastname, parent FROM customer WHERE id IN ({string.Join(", ", ids)})";

    /// <summary>One row; null when it cannot be read.</summary>
    /// <param name="row">As SuiteQL gave it.</param>
    /// <param name="column">Gives a column as text.</param>
    /// <param name="currencies">ISO codes by NetSuite's ids.</param>
    public static MirroredItem? Read(Value row, Func<Value, string, string?> column, IReadOnlyDictionary<string, string> currencies)
    {
        var isCredit = column(row, "type") == "CustCred";
        if (!long.TryParse(column(row, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || column(row, "entity") is not { } customer
            || column(row, "currency") is not { } code
            || !currencies.TryGetValue(code, out var currency)
            || !TryAmount(column(row, isCredit ? "unused" : "unpaid"), out var open)
            || !TryAmount(column(row, "foreigntotal"), out var total))
        {
            return null;
        }

        var number = column(row, "tranid");
        return new MirroredItem(id, number, column(row, "externalid"), new OpenInvoice("", customer, currency, isCredit ? -Math.Abs(open) : open)
        {
            InternalId = Text(id),
            Number = number,
            PoNumber = column(row, "otherrefnum"),
            Kind = isCredit ? OpenInvoice.CreditMemoKind : OpenInvoice.InvoiceKind,
            Subsidiary = column(row, "subsidiary"),
            ArAccount = column(row, "account"),
            Amount = isCredit ? -Math.Abs(total) : total,
            Date = Day(column(row, "day")),
            DueDate = Day(column(row, "due")),
        });
    }

    public static OpenCustomer? ReadCustomer(Value row, Func<Value, string, string?> column)
    {
        var person = $"{column(row, "firstname")} {column(row, "lastname")}".Trim();
        return column(row, "id") is { } id
            ? new OpenCustomer(id, column(row, "companyname") ?? (person.Length > 0 ? person : column(row, "entityid")), column(row, "parent"), null)
            : null;
    }

    private static string Select(bool hasSubsidiaries) =>
        "SELECT t.id, t.type, t.tranid, t.externalid, t.otherrefnum, t.entity, t.currency, t.foreigntotal, t.foreignamountunpaid AS unpaid, t.foreignpaymentamountunused AS unused, "
        + $"TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, TO_CHAR(t.duedate, 'YYYY-MM-DD') AS due, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS modified, tal.account{(hasSubsidiaries ? ", tl.subsidiary" : "")} "
        + "FROM transaction t JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'T' "
        + $"JOIN transactionaccountingline tal ON tal.transaction = t.id AND tal.transactionline = tl.id AND tal.accountingbook = 1 WHERE {Types}";

    private static string Changed(string since) => $"t.lastmodifieddate >= TO_DATE('{since}', 'YYYY-MM-DD HH24:MI:SS')";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // An empty column is nothing.
    private static bool TryAmount(string? text, out decimal amount)
    {
        amount = 0;
        return text is null || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out amount);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

using System.Globalization;

namespace Engine.Core.Reconciliation;

/// <summary>The SuiteQL statements that a reconciliation asks. Each answers at most as many rows as a page of NetSuite has.</summary>
public static class BookQueries
{
    /// <summary>Ids that one statement names.</summary>
    public const int MaxIds = 500;

    public const string Currencies = "SELECT id, symbol FROM currency";

    /// <summary>Transactions with an external id in a span of accounting dates, by id; the next page by the id of the last row.</summary>
    /// <param name="types">NetSuite's codes.</param>
    public static string InSpan(IEnumerable<string> types, DateOnly from, DateOnly to, string after) =>
        $"{Transactions} WHERE externalid IS NOT NULL AND type IN ({string.Join(", ", types.Select(type => $"'{type}'"))}) AND trandate >= {Day(from)} AND trandate <= {Day(to)} AND id > {after} ORDER BY id";

    public static string ByIds(IEnumerable<string> internalIds) => $"{Transactions} WHERE id IN ({string.Join(", ", internalIds)}) ORDER BY id";

    /// <summary>What transactions post, added up by account.</summary>
    public static string Accounts(IEnumerable<string> internalIds) =>
        $"SELECT account, SUM(debit) AS debit, SUM(credit) AS credit FROM transactionaccountingline WHERE posting = 'T' AND accountingbook = 1 AND transaction IN ({string.Join(", ", internalIds)}) GROUP BY account";

    public static string AccountNames(IEnumerable<string> internalIds) => $"SELECT id, acctnumber, {AccountName} FROM account WHERE id IN ({string.Join(", ", internalIds)})";

    /// <summary>The column that holds an account's name.</summary>
    public const string AccountName = "acctname";

    private const string Transactions = "SELECT id, externalid, type, TO_CHAR(trandate, 'YYYY-MM-DD') AS day, foreigntotal, currency FROM transaction";

    private static string Day(DateOnly day) => $"TO_DATE('{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}', 'YYYY-MM-DD')";
}

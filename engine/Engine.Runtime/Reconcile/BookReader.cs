using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Reconciliation;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;

namespace Engine.Runtime.Reconcile;

/// <summary>Reads transactions and what they post out of NetSuite. A statement that gives no answer ends the run: RUN440.</summary>
internal sealed class BookReader(INetSuite netSuite)
{
    private ImmutableDictionary<string, string>? currencies;

    /// <summary>Every transaction of these types with an external id and a date in the span.</summary>
    public async Task<ImmutableArray<BookedTransaction>> InSpanAsync(IReadOnlyCollection<string> types, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var all = ImmutableArray.CreateBuilder<BookedTransaction>();
        for (var after = "0"; ;)
        {
            var page = await AskAsync(BookQueries.InSpan(types, from, to, after), cancel);
            all.AddRange(await TransactionsAsync(page.Items, cancel));
            if (!page.HasMore)
            {
                return all.ToImmutable();
            }

            after = all[^1].InternalId;
        }
    }

    /// <summary>Transactions by internal id; those that are none are left out.</summary>
    public async Task<Dictionary<string, BookedTransaction>> ByIdAsync(IEnumerable<string> internalIds, CancellationToken cancel)
    {
        var all = new Dictionary<string, BookedTransaction>(StringComparer.Ordinal);
        foreach (var chunk in internalIds.Distinct().Chunk(BookQueries.MaxIds))
        {
            foreach (var transaction in await TransactionsAsync((await AskAsync(BookQueries.ByIds(chunk), cancel)).Items, cancel))
            {
                all[transaction.InternalId] = transaction;
            }
        }

        return all;
    }

    /// <summary>What transactions post, by account.</summary>
    /// <param name="alone">Those that nothing at the source stands for.</param>
    public async Task<ImmutableArray<AccountTotal>> AccountsAsync(IEnumerable<string> matched, IEnumerable<string> alone, CancellationToken cancel)
    {
        var both = await PostedAsync(matched, cancel);
        var only = await PostedAsync(alone, cancel);
        var accounts = both.Keys.Union(only.Keys).ToList();
        var names = await NamesAsync(accounts, cancel);
        return
        [
            .. accounts.Select(account => (account, Both: both.GetValueOrDefault(account), Only: only.GetValueOrDefault(account)))
                .Select(row => new AccountTotal(row.account, names.GetValueOrDefault(row.account, row.account), row.Both.Debit + row.Only.Debit, row.Both.Credit + row.Only.Credit, row.Only.Debit - row.Only.Credit))
                .OrderBy(total => total.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<Dictionary<string, (decimal Debit, decimal Credit)>> PostedAsync(IEnumerable<string> internalIds, CancellationToken cancel)
    {
        var sums = new Dictionary<string, (decimal Debit, decimal Credit)>(StringComparer.Ordinal);
        foreach (var chunk in internalIds.Distinct().Chunk(BookQueries.MaxIds))
        {
            foreach (var row in (await AskAsync(BookQueries.Accounts(chunk), cancel)).Items)
            {
                if (QueryAnswer.Rows.Column(row, "account") is { } account)
                {
                    var (debit, credit) = sums.GetValueOrDefault(account);
                    sums[account] = (debit + Number(row, "debit"), credit + Number(row, "credit"));
                }
            }
        }

        return sums;
    }

    private async Task<Dictionary<string, string>> NamesAsync(List<string> accounts, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var chunk in accounts.Chunk(BookQueries.MaxIds))
        {
            foreach (var row in (await AskAsync(BookQueries.AccountNames(chunk), cancel)).Items)
            {
                string?[] parts = [QueryAnswer.Rows.Column(row, "acctnumber"), QueryAnswer.Rows.Column(row, BookQueries.AccountName)];
                names[QueryAnswer.Rows.Column(row, "id")!] = string.Join(' ', parts.Where(part => part is not null));
            }
        }

        return names;
    }

    private async Task<ImmutableArray<BookedTransaction>> TransactionsAsync(ImmutableArray<Value> rows, CancellationToken cancel)
    {
        currencies ??= (await AskAsync(BookQueries.Currencies, cancel)).Items.ToImmutableDictionary(
            row => QueryAnswer.Rows.Column(row, "id") ?? "", row => QueryAnswer.Rows.Column(row, "symbol") ?? "");
        return [.. rows.Select(row => new BookedTransaction(
            QueryAnswer.Rows.Column(row, "id") ?? throw Unreadable(),
            QueryAnswer.Rows.Column(row, "externalid") ?? "",
            QueryAnswer.Rows.Column(row, "type") ?? throw Unreadable(),
            DateOnly.TryParseExact(QueryAnswer.Rows.Column(row, "day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Unreadable(),
            Number(row, "foreigntotal"),
            currencies.GetValueOrDefault(QueryAnswer.Rows.Column(row, "currency") ?? "")))];
    }

    private async Task<QueryAnswer.Rows> AskAsync(string statement, CancellationToken cancel) => await netSuite.QueryAsync(statement, cancel) switch
    {
        QueryAnswer.Rows rows => rows,
        QueryAnswer.Unknown(var reason) => throw new RunStoppedException(ReconcileCodes.BooksNotRead.Id, reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // An empty column is nothing; one that is no number would make a wrong sum.
    private static decimal Number(Value row, string column) => QueryAnswer.Rows.Column(row, column) is not { } text
        ? 0
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable();

    private static RunStoppedException Unreadable() => new(ReconcileCodes.BooksNotRead.Id, "NetSuite's answer to a statement could not be read.");
}

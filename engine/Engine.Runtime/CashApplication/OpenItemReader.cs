using System.Collections.Immutable;
using Engine.Core.Functions;
using Engine.Core.Matching;
using Engine.Core.Reconciliation;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;

namespace Engine.Runtime.CashApplication;

/// <summary>Asks NetSuite what is open, page by page. What cannot be read is a <see cref="RunStoppedException"/> (RUN470), never an empty answer.</summary>
internal sealed class OpenItemReader(INetSuite netSuite, ImmutableDictionary<string, string> currencies, bool hasSubsidiaries)
{
    /// <summary>Makes a reader for an account; finds out about its currencies, and whether it has subsidiaries.</summary>
    public static async Task<OpenItemReader> ForAsync(INetSuite netSuite, CancellationToken cancel)
    {
        var rows = await AskAsync(netSuite, BookQueries.Currencies, cancel);
        var currencies = rows.Items.ToImmutableDictionary(row => QueryAnswer.Rows.Column(row, "id") ?? "", row => Currencies.Normalize(QueryAnswer.Rows.Column(row, "symbol") ?? "") ?? "");

        // An account with one subsidiary knows no such column, and says so.
        var probe = await netSuite.QueryAsync(OpenItemQueries.ByIds([0], hasSubsidiaries: true), cancel);
        return new OpenItemReader(netSuite, currencies, probe is not QueryAnswer.Unknown(var reason) || !reason.Contains("'subsidiary'", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>All pages of a statement.</summary>
    /// <param name="statement">Given the last id before the page, and whether there are subsidiaries.</param>
    /// <param name="take">Takes a page, with the newest change in it by the account's clock.</param>
    public async Task ReadAsync(Func<long, bool, string> statement, Func<ImmutableArray<MirroredItem>, string?, Task> take, CancellationToken cancel)
    {
        var hasMore = true;
        for (var after = 0L; hasMore;)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = await AskAsync(netSuite, statement(after, hasSubsidiaries), cancel);
            ImmutableArray<MirroredItem> items = [.. rows.Items.Select(Read)];
            if (!items.IsEmpty)
            {
                await take(items, rows.Items.Select(row => QueryAnswer.Rows.Column(row, "modified")).Max(StringComparer.Ordinal));
                after = items[^1].InternalId;
            }

            hasMore = rows.HasMore && !items.IsEmpty;
        }
    }

    public async Task<ImmutableArray<MirroredItem>> ByIdsAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var items = ImmutableArray.CreateBuilder<MirroredItem>(ids.Count);
        foreach (var chunk in ids.Chunk(OpenItemQueries.MaxIds))
        {
            var rows = await AskAsync(netSuite, OpenItemQueries.ByIds(chunk, hasSubsidiaries), cancel);
            if (rows.HasMore)
            {
                // What is not among them would be taken for settled.
                throw Stop("NetSuite showed a part of the documents that were asked for.");
            }

            items.AddRange(rows.Items.Select(Read));
        }

        return items.ToImmutable();
    }

    public async Task<ImmutableArray<OpenCustomer>> CustomersAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var customers = ImmutableArray.CreateBuilder<OpenCustomer>(ids.Count);
        foreach (var chunk in ids.Chunk(OpenItemQueries.MaxIds))
        {
            var rows = await AskAsync(netSuite, OpenItemQueries.Customers(chunk), cancel);
            customers.AddRange(rows.Items.Select(row => OpenItemQueries.ReadCustomer(row, QueryAnswer.Rows.Column)).OfType<OpenCustomer>());
        }

        return customers.ToImmutable();
    }

    public async Task<ImmutableArray<OpenTotal>> TotalsAsync(CancellationToken cancel) =>
    [
        .. (await AskAsync(netSuite, OpenItemQueries.Totals, cancel)).Items
            .Select(row => new OpenTotal(CurrencyOf(row), (int)Number(row, "items"), Number(row, "charged"), Number(row, "credited")))
            .OrderBy(total => total.Currency, StringComparer.Ordinal),
    ];

    private MirroredItem Read(Value row) =>
        OpenItemQueries.Read(row, QueryAnswer.Rows.Column, currencies) ?? throw Stop($"Document {QueryAnswer.Rows.Column(row, "id")} could not be read.");

    private string CurrencyOf(Value row) => QueryAnswer.Rows.Column(row, "currency") is { } id && currencies.TryGetValue(id, out var code) ? code : throw Stop("A total has no currency.");

    private static decimal Number(Value row, string column) => QueryAnswer.Rows.Column(row, column) is not { } text ? 0
        : decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw Stop("A total is no number.");

    private static async Task<QueryAnswer.Rows> AskAsync(INetSuite netSuite, string statement, CancellationToken cancel) => await netSuite.QueryAsync(statement, cancel) switch
    {
        QueryAnswer.Rows rows => rows,
        QueryAnswer.Unknown(var reason) => throw Stop(reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static RunStoppedException Stop(string reason) => new(CashCodes.OpenItemsNotRead.Id, reason);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>An account that answers what the mirror of open items asks, page by page, and nothing else.</summary>
internal sealed partial class OpenAccount(int page = 1000) : INetSuite
{
    private readonly SortedDictionary<long, (string Number, string Customer, decimal Total, decimal Open, string Modified)> documents = [];

    public List<string> Statements { get; } = [];

    /// <summary>Done once, before the next documents that are named are read.</summary>
    public Action? BeforeLookingAgain { get; set; }

    public bool IsSilent { get; set; }

    public void Put(long id, string number, decimal open, string customer = "501", string modified = "2026-01-15 12:00:00", decimal? total = null) =>
        documents[id] = (number, customer, total ?? open, open, modified);

    public void Delete(long id) => documents.Remove(id);

    public Task<QueryAnswer> QueryAsync(string statement, CancellationToken cancel)
    {
        Statements.Add(statement);
        return Task.FromResult<QueryAnswer>(IsSilent ? new QueryAnswer.Unknown("no answer") : Answer(statement));
    }

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) => throw new NotSupportedException();

    public Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel) => throw new NotSupportedException();

    public Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel) => throw new NotSupportedException();

    public Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel) => throw new NotSupportedException();

    private QueryAnswer.Rows Answer(string statement)
    {
        if (statement.Contains("FROM currency", StringComparison.Ordinal))
        {
            return Rows([[("id", "1"), ("symbol", "USD")]]);
        }

        if (statement.Contains("FROM customer", StringComparison.Ordinal))
        {
            return Rows(documents.Values.Select(one => one.Customer).Distinct().Select(id => new[] { ("id", id), ("companyname", $"Customer {id}") }));
        }

        var open = documents.Where(one => one.Value.Open > 0).ToList();
        if (statement.Contains("COUNT(*)", StringComparison.Ordinal))
        {
            return Rows(open.Count == 0 ? [] : [[("currency", "1"), ("items", Text(open.Count)), ("charged", Text(open.Sum(one => one.Value.Open)))]]);
        }

        return Documents(statement);
    }

    private QueryAnswer.Rows Documents(string statement)
    {
        var named = Named().Match(statement);
        if (named.Success && named.Groups[1].Value != "0" && BeforeLookingAgain is { } once)
        {
            BeforeLookingAgain = null;
            once();
        }

        var ids = named.Success ? named.Groups[1].Value.Split(", ").Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToHashSet() : null;
        var after = After().Match(statement) is { Success: true } bound ? long.Parse(bound.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var since = Since().Match(statement) is { Success: true } from ? from.Groups[1].Value : null;
        var isWhole = statement.Contains("foreignamountunpaid > 0", StringComparison.Ordinal);
        var wanted = documents
            .Where(one => one.Key > after && (ids?.Contains(one.Key) ?? true))
            .Where(one => ids is not null || (isWhole && one.Value.Open > 0) || (since is not null && string.CompareOrdinal(one.Value.Modified, since) >= 0))
            .ToList();
        return Rows(wanted.Take(ids is null ? page : wanted.Count).Select(one => new[]
        {
            ("id", Text(one.Key)), ("type", "CustInvc"), ("tranid", one.Value.Number), ("entity", one.Value.Customer), ("currency", "1"), ("foreigntotal", Text(one.Value.Total)),
            ("unpaid", Text(one.Value.Open)), ("day", "2026-01-05"), ("due", "2026-02-04"), ("modified", one.Value.Modified), ("account", "119"), ("subsidiary", "1"),
        })) with
        { HasMore = ids is null && wanted.Count > page };
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static QueryAnswer.Rows Rows(IEnumerable<(string Name, string Value)[]> rows) =>
        new([.. rows.Select(row => Value.Of(new ValueObject([.. row.Select(cell => (cell.Name, Value.Of(cell.Value)))])))], HasMore: false);

    [GeneratedRegex(@"t\.id IN \(([0-9, ]+)\)")]
    private static partial Regex Named();

    [GeneratedRegex(@"t\.id > (\d+)")]
    private static partial Regex After();

    [GeneratedRegex(@"TO_DATE\('([^']+)'")]
    private static partial Regex Since();
}

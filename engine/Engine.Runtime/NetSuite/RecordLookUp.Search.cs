using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <content>Searches by a field: one that finds a single record reads it whole, one that finds several says which.</content>
internal sealed partial class RecordLookUp
{
    public async Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel)
    {
        var answers = new ConcurrentDictionary<SearchKey, Searched>();
        var exchanges = new ConcurrentQueue<HttpExchange>();
        foreach (var key in keys.Where(key => RecordTypes.Find(key.RecordType) is null))
        {
            answers[key] = new Searched.Unknown($"The engine knows no record type \"{key.RecordType}\".{RecordTypes.DidYouMean(key.RecordType)}");
        }

        var asked = keys.Where(key => !answers.ContainsKey(key)).ToHashSet();
        var told = asked.Count == 0 ? [] : await searches.AskAsync(asked, cancel);
        foreach (var answer in told)
        {
            Keep(answer.Exchange is { } whole ? OwnPart.Of(whole, answer, asked) : null, exchanges);
        }

        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel };
        var mine = told.SelectMany(answer => answer.Statement.Keys.Where(asked.Contains).Select(key => (Key: key, Answer: answer)));
        await Parallel.ForEachAsync(mine, limit, async (one, stop) => answers[one.Key] = one.Answer.Problem is { } problem
            ? new Searched.Unknown(problem)
            : await ConcludeAsync(one.Key, one.Answer.Rows, exchanges, stop));
        return new SearchAnswer(answers.ToImmutableDictionary(), [.. exchanges]);
    }

    private async Task<ImmutableArray<SearchStatementAnswer>> SearchAllAsync(IReadOnlyCollection<SearchKey> keys)
    {
        var answers = await Task.WhenAll(SearchQuery.Statements(keys).Select(SearchAsync));
        return [.. answers.SelectMany(answer => answer)];
    }

    private async Task<ImmutableArray<SearchStatementAnswer>> SearchAsync(SearchStatement statement)
    {
        var answer = await QueryAsync(statement.Text);
        var problem = Problem(answer);
        var rows = problem is null ? SearchRow.ReadAll(((RestAnswer.Answered)answer).Body, statement.Column) : null;
        if (problem is null && rows is null && statement.Keys.Length > 1)
        {
            // A text that half of the account holds fills the page by itself; who asked for another is not put off with it.
            var middle = statement.Keys.Length / 2;
            return [.. await SearchAllAsync(statement.Keys[..middle]), .. await SearchAllAsync(statement.Keys[middle..])];
        }

        problem ??= rows is null ? $"NetSuite's answer to the search for {statement.Keys[0]} could not be read as a whole." : null;
        return [new(statement, rows ?? [], problem, ExchangeOf(answer))];
    }

    // NetSuite decides whether case counts; a row that it gave for one of the texts is taken for that text.
    private async Task<Searched> ConcludeAsync(
        SearchKey key, ImmutableArray<SearchRow> rows, ConcurrentQueue<HttpExchange> exchanges, CancellationToken cancel)
    {
        var type = RecordTypes.Find(key.RecordType)!;
        var hits = rows
            .Where(row => row.Text.Equals(key.Text, StringComparison.OrdinalIgnoreCase) && (type.SuiteQlType is null || row.Type == type.SuiteQlType))
            .ToList();
        switch (hits)
        {
            case []:
                return new Searched.Absent();
            case [var row]:
                var read = await ReadAsync(new RecordKey(key.RecordType, row.ExternalId ?? ""), new LookUpRow(row.Id, row.ExternalId ?? "", row.Type), exchanges, cancel);
                return read is Observed.Found(var record) ? new Searched.Found(record) : new Searched.Unknown(((Observed.Unknown)read).Reason);
            default:
                return new Searched.Several([.. hits.Select(row => new Candidate(row.Id, row.ExternalId))]);
        }
    }
}

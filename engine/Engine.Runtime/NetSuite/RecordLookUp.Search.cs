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

        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel };
        await Parallel.ForEachAsync(SearchQuery.Statements(keys), limit, async (statement, stop) =>
        {
            var answer = await QueryAsync(statement.Text, exchanges, stop);
            var problem = Problem(answer);
            var rows = problem is null ? SearchRow.ReadAll(((RestAnswer.Answered)answer).Body, statement.Column) : null;
            foreach (var key in statement.Keys)
            {
                answers[key] = rows is { } whole
                    ? await ConcludeAsync(key, whole, exchanges, stop)
                    : new Searched.Unknown(problem ?? $"NetSuite's answer to the search for {key} could not be read as a whole.");
            }
        });
        return new SearchAnswer(answers.ToImmutableDictionary(), [.. exchanges]);
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

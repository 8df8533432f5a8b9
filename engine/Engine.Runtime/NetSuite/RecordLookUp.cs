using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Finds records by external id: one SuiteQL statement per table says which exist, then each of those is read whole. Absent is only
/// what a complete answer does not show; everything doubtful is unknown.
/// </summary>
internal sealed partial class RecordLookUp
{
    private static readonly string QueryPath = $"/services/rest/query/v1/suiteql?limit={LookUpQuery.MaxIds}&offset=0";

    private readonly RestChannel channel;
    private readonly NetSuiteClientOptions options;
    private readonly int parallel;
    private readonly LookUpBatcher<RecordKey, StatementAnswer> batcher;
    private readonly LookUpBatcher<SearchKey, SearchStatementAnswer> searches;

    /// <param name="turns">The queue for the account's slots.</param>
    public RecordLookUp(RestChannel channel, SlotTurns turns, NetSuiteClientOptions options, int parallel, TimeProvider time)
    {
        this.channel = channel;
        this.options = options;
        this.parallel = parallel;
        batcher = new(QueryAllAsync, answer => answer.Statement.Keys, turns, options.LookUpWindow, time);
        searches = new(SearchAllAsync, answer => answer.Statement.Keys, turns, options.LookUpWindow, time);
    }

    public async Task<LookUpAnswer> FindAsync(IReadOnlyCollection<RecordKey> keys, IReadOnlySet<RecordKey> byIdOnly, CancellationToken cancel)
    {
        var answers = new ConcurrentDictionary<RecordKey, Observed>();
        var exchanges = new ConcurrentQueue<HttpExchange>();
        var isKnown = keys.ToLookup(key => RecordTypes.Find(key.RecordType) is not null);
        foreach (var key in isKnown[false])
        {
            answers[key] = new Observed.Unknown($"The engine knows no record type \"{key.RecordType}\".{RecordTypes.DidYouMean(key.RecordType)}");
        }

        var found = new ConcurrentBag<(RecordKey Key, LookUpRow Row)>();
        var asked = isKnown[true].ToHashSet();
        foreach (var statement in asked.Count == 0 ? [] : await batcher.AskAsync(asked, cancel))
        {
            Keep(statement.Exchange is { } whole ? OwnPart.Of(whole, statement, asked) : null, exchanges);
            foreach (var key in statement.Statement.Keys.Where(asked.Contains))
            {
                Sort(key, statement, answers, found);
            }
        }

        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel };
        foreach (var (key, row) in found.Where(hit => byIdOnly.Contains(hit.Key)))
        {
            answers[key] = new Observed.Found(new ObservedRecord(row.Id, row.ExternalId, Value.Of(new ValueObject(("id", Value.Of(row.Id)))), LastFact: null));
        }

        await Parallel.ForEachAsync(found.Where(hit => !byIdOnly.Contains(hit.Key)), limit, async (hit, stop) => answers[hit.Key] = await ReadAsync(hit.Key, hit.Row, exchanges, stop));
        return new LookUpAnswer(new Observations(answers.ToImmutableDictionary()), [.. exchanges]);
    }

    /// <summary>Reads a record by its internal id; absent when NetSuite says that there is none.</summary>
    public async Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel)
    {
        var path = $"/services/rest/record/v1/{recordType}/{internalId}?expandSubResources=true";
        var answer = await channel.SendAsync(RestRequest.Get(path, options.ReadTimeout), cancel);
        if (answer is RestAnswer.Answered { IsSuccess: false } refused && ErrorBody.Read(refused).Class == NetSuiteErrorClass.NotFound)
        {
            return new Observed.Absent();
        }

        if (Problem(answer) is { } problem)
        {
            return new Observed.Unknown(problem);
        }

        var fields = Content(((RestAnswer.Answered)answer).Body);
        var externalId = fields.Member("externalId") is { Kind: ValueKind.Text } text ? text.AsText() : "";
        var key = new RecordKey(recordType, externalId);
        return Doubt(RecordTypes.Find(recordType)!, key, new LookUpRow(internalId, externalId, null), fields) is { } doubt
            ? new Observed.Unknown(doubt)
            : new Observed.Found(new ObservedRecord(internalId, externalId, fields, LastFact: null));
    }

    private static void Keep(HttpExchange? exchange, ConcurrentQueue<HttpExchange> exchanges)
    {
        if (exchange is not null)
        {
            exchanges.Enqueue(exchange);
        }
    }

    private static HttpExchange? ExchangeOf(RestAnswer answer) => answer switch
    {
        RestAnswer.Answered answered => answered.Exchange,
        RestAnswer.NotSent notSent => notSent.Exchange,
        RestAnswer.Lost lost => lost.Exchange,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<ImmutableArray<StatementAnswer>> QueryAllAsync(IReadOnlyCollection<RecordKey> keys) =>
        [.. await Task.WhenAll(LookUpQuery.Statements(keys).Select(QueryAsync))];

    /// <summary>The rows, or why there are none to trust.</summary>
    private async Task<StatementAnswer> QueryAsync(LookUpStatement statement)
    {
        var answer = await QueryAsync(statement.Text);
        if (Problem(answer) is { } problem)
        {
            return new(statement, [], problem, ExchangeOf(answer));
        }

        return LookUpRow.ReadAll(((RestAnswer.Answered)answer).Body) is { } rows
            ? new(statement, rows, null, ExchangeOf(answer))
            : new(statement, [], "NetSuite's answer to the look-up could not be read as a whole.", ExchangeOf(answer));
    }

    /// <summary>The rows of any statement, as they came.</summary>
    public async Task<QueryAnswer> RowsAsync(string statement)
    {
        var answer = await QueryAsync(statement);
        return Problem(answer) is { } problem
            ? new QueryAnswer.Unknown(problem)
            : SuiteQlRows.Page(((RestAnswer.Answered)answer).Body) is { } page ? page : new QueryAnswer.Unknown("NetSuite's answer to a statement could not be read.");
    }

    // Not ended by one caller's giving up: others wait for it.
    private Task<RestAnswer> QueryAsync(string statement)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { q = statement });
        return channel.SendAsync(new RestRequest(HttpMethod.Post, QueryPath, body, options.ReadTimeout) { IsTransient = true, Kind = CallKind.Query }, CancellationToken.None);
    }

    private static void Sort(
        RecordKey key,
        StatementAnswer answer,
        ConcurrentDictionary<RecordKey, Observed> answers,
        ConcurrentBag<(RecordKey Key, LookUpRow Row)> found)
    {
        var rows = answer.Rows.Where(row => ExternalIds.AreSame(row.ExternalId, key.ExternalId)).ToList();
        var expected = RecordTypes.Find(key.RecordType)!.SuiteQlType;
        switch (rows)
        {
            case var _ when answer.Problem is not null:
                answers[key] = new Observed.Unknown(answer.Problem);
                break;
            case []:
                answers[key] = new Observed.Absent();
                break;
            case [var row] when expected is not null && row.Type is null:
                answers[key] = new Observed.Unknown($"NetSuite did not say of what type the record with external id {key.ExternalId} is.");
                break;
            case [var row] when expected is not null && row.Type != expected:
                answers[key] = new Observed.Found(OfOtherType(row));
                break;
            case [var row]:
                found.Add((key, row));
                break;
            default:
                answers[key] = new Observed.Unknown(
                    $"{rows.Count} records carry the external id {key.ExternalId}: internal ids {string.Join(", ", rows.Select(row => row.Id))}.");
                break;
        }
    }

    private async Task<Observed> ReadAsync(RecordKey key, LookUpRow row, ConcurrentQueue<HttpExchange> exchanges, CancellationToken cancel)
    {
        var path = $"/services/rest/record/v1/{key.RecordType}/{row.Id}?expandSubResources=true";
        var answer = await channel.SendAsync(RestRequest.Get(path, options.ReadTimeout), cancel);
        Keep(ExchangeOf(answer), exchanges);
        if (Problem(answer) is { } problem)
        {
            return new Observed.Unknown(problem);
        }

        var fields = Content(((RestAnswer.Answered)answer).Body);
        return Doubt(RecordTypes.Find(key.RecordType)!, key, row, fields) is { } doubt
            ? new Observed.Unknown(doubt)
            : new Observed.Found(new ObservedRecord(row.Id, row.ExternalId, fields, LastFact: null));
    }

    /// <summary>Why a body is not to be trusted; null when it is. A sublist that goes on elsewhere would compare as a difference.</summary>
    private static string? Doubt(RecordType type, RecordKey key, LookUpRow row, Value fields)
    {
        if (fields.Member("id").ToString() != row.Id)
        {
            return $"NetSuite's record {key.RecordType} {row.Id} could not be read.";
        }

        var cut = type.Sublists.FirstOrDefault(sublist => fields.Member(sublist.Name).Member("hasMore") == Value.True);
        return cut is null ? null : $"NetSuite gave only a part of {cut.Name} of {key.RecordType} {row.Id}.";
    }

    private static Value Content(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Missing;
        }
    }

    private static ObservedRecord OfOtherType(LookUpRow row) =>
        new(row.Id, row.ExternalId, Value.Of(new ValueObject(("id", Value.Of(row.Id)), ("type", Value.Of(row.Type)))), LastFact: null)
        {
            OtherType = RecordTypes.FindBySuiteQlType(row.Type!)?.Name ?? row.Type,
        };

    private static string? Problem(RestAnswer answer) => answer switch
    {
        RestAnswer.NotSent notSent => notSent.Reason,
        RestAnswer.Lost lost => lost.Reason,
        RestAnswer.Answered { IsSuccess: true, IsCut: true } => "NetSuite's answer is longer than the engine takes.",
        RestAnswer.Answered { IsSuccess: true } => null,
        RestAnswer.Answered answered => $"NetSuite answered HTTP {answered.Status}: {ErrorBody.Read(answered).Detail}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

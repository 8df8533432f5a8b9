using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// NetSuite over its REST services. Create is POST, update is PATCH by internal id; PUT is never used, since its answer does not say
/// which of the two it did. Cancelling a write leaves it unknown. Source: the REST help, section_1545141395 and section_1545142173.
/// </summary>
public sealed class NetSuiteClient : INetSuite, IDisposable
{
    private const string RecordRoot = "/services/rest/record/v1";

    private readonly RestChannel channel;
    private readonly RecordLookUp lookUp;
    private readonly SlotTurns turns;
    private readonly BatchCreates batches;
    private readonly CreateBatcher? gathered;
    private readonly NetSuiteClientOptions options;
    private readonly TimeProvider time;
    private readonly Func<AccountReport> report;
    private readonly IDisposable[] owned;

    /// <param name="gathersCreates">Whether creates that come together travel as a batch.</param>
    internal NetSuiteClient(
        RestChannel channel, RecordLookUp lookUp, SlotTurns turns, BatchCreates batches, bool gathersCreates, NetSuiteClientOptions options, TimeProvider time, Func<AccountReport> report, params IDisposable[] owned)
    {
        this.channel = channel;
        this.lookUp = lookUp;
        this.turns = turns;
        this.batches = batches;
        gathered = gathersCreates ? new CreateBatcher((type, records) => SendAsync(type, records, CancellationToken.None), options.LookUpWindow, time) : null;
        this.options = options;
        this.time = time;
        this.report = report;
        this.owned = owned;
    }

    /// <summary>How the account stands now.</summary>
    public AccountReport Report => report();

    public AccountTrouble? Trouble => report().Trouble;

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) => lookUp.SearchAsync(keys, cancel);

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) =>
        LookUpAsync(keys, ImmutableHashSet<RecordKey>.Empty, cancel);

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, IReadOnlySet<RecordKey> byIdOnly, CancellationToken cancel) =>
        lookUp.FindAsync(keys, byIdOnly, cancel);

    public Task<QueryAnswer> QueryAsync(string statement, CancellationToken cancel) => lookUp.RowsAsync(statement);

    public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => turns.EnterAsync(cancel);

    public Task<WriteAnswer> CreateAsync(RecordKey key, RecordContent content, CancellationToken cancel) => CreateAsync(key, null, content, cancel);

    public async Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel)
    {
        var type = TypeOf(key);
        var record = BatchRecord.Of(type, key, content);
        var answer = gathered is null || from is not null ? null : await gathered.CreateAsync(type, record, cancel);
        return answer ?? await CreateAloneAsync(record, Place(key, from), cancel);
    }

    /// <summary>
    /// Creates up to 100 records of one type in one request that NetSuite works off in its own time: one answer for each, in their order, as if
    /// each had been created alone. Done and refused are certain; whatever the job leaves open is unknown.
    /// </summary>
    /// <exception cref="ArgumentException">The records are of several types, or are none, or more than 100.</exception>
    public async Task<ImmutableArray<WriteAnswer>> CreateManyAsync(IReadOnlyList<(RecordKey Key, RecordContent Content)> records, CancellationToken cancel)
    {
        if (records.Select(record => record.Key.RecordType).Distinct().ToList() is not [var name])
        {
            throw new ArgumentException("A batch holds records of one type.", nameof(records));
        }

        var type = TypeOf(records[0].Key);
        var batch = records.Select(record => BatchRecord.Of(type, record.Key, record.Content)).ToImmutableArray();
        if (await SendAsync(type, batch, cancel) is { } answers)
        {
            return answers;
        }

        var alone = ImmutableArray.CreateBuilder<WriteAnswer>(batch.Length);
        foreach (var record in batch)
        {
            alone.Add(await CreateAloneAsync(record, name, cancel));
        }

        return alone.ToImmutable();
    }

    private Task<ImmutableArray<WriteAnswer>?> SendAsync(RecordType type, ImmutableArray<BatchRecord> records, CancellationToken cancel) =>
        batches.CreateAsync(type, $"{RecordRoot}/{type.Name}", records, cancel);

    private async Task<WriteAnswer> CreateAloneAsync(BatchRecord record, string place, CancellationToken cancel)
    {
        var request = new RestRequest(HttpMethod.Post, $"{RecordRoot}/{place}", record.Body, options.WriteTimeout) { Kind = CallKind.Create };
        return WriteAnswers.OfCreate(await channel.SendAsync(request, cancel), record.Key.RecordType);
    }

    public async Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel)
    {
        if (!RecordLocation.IsInternalId(internalId))
        {
            throw new ArgumentException($"\"{internalId}\" is no internal id.", nameof(internalId));
        }

        var body = RecordBody.ToBytes(TypeOf(key), externalId: null, changes);
        var path = $"{RecordRoot}/{key.RecordType}/{internalId}{Replace(TypeOf(key), changes)}";
        var request = new RestRequest(HttpMethod.Patch, path, body, options.WriteTimeout) { Kind = CallKind.Update };
        return WriteAnswers.OfUpdate(await channel.SendAsync(request, cancel), internalId);
    }

    public Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel) => lookUp.ReadAsync(recordType, internalId, cancel);

    public async Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel)
    {
        var body = RecordBody.ToBytes(TypeOf(key), key.ExternalId, RecordContent.Empty);
        var request = new RestRequest(HttpMethod.Patch, $"{RecordRoot}/{key.RecordType}/{internalId}", body, options.WriteTimeout) { Kind = CallKind.Update };
        return WriteAnswers.OfUpdate(await channel.SendAsync(request, cancel), internalId);
    }

    /// <summary>Reads what the account is like, for somebody who waits for it; writes nothing.</summary>
    public AccountInspector Inspector() => new(channel.ForPeople(), options);

    /// <summary>The same account for somebody who waits for the answer: such requests go before those of events, and are not gathered.</summary>
    public INetSuite ForPeople()
    {
        var first = channel.ForPeople();
        var alone = new RecordLookUp(first, new SlotTurns(1), options with { LookUpWindow = TimeSpan.Zero }, 1, time);
        return new NetSuiteClient(first, alone, turns, batches, gathersCreates: false, options, time, report);
    }

    public void Dispose()
    {
        foreach (var thing in owned)
        {
            thing.Dispose();
        }
    }

    /// <summary>Without it NetSuite appends lines that carry no key, and a repeated update doubles an invoice.</summary>
    private static string Replace(RecordType type, RecordContent changes)
    {
        // Lines that people add too are merged by number: replacing would remove theirs.
        var replaced = changes.Sublists.Select(sublist => sublist.Name).Where(name => type.FindSublist(name)?.NumberedBy is null).ToList();
        return replaced.Count == 0 ? "" : $"?replace={string.Join(',', replaced)}";
    }

    /// <summary>A transform saves the new record in the same request; its body is what differs from what NetSuite takes over.</summary>
    private static string Place(RecordKey key, TransformSource? from) => from switch
    {
        null => key.RecordType,
        { Record.Kind: ValueKind.Reference } when from.Record.AsReference() is RecordReference.Known { InternalId: var id } && RecordLocation.IsInternalId(id) =>
            $"{from.RecordType}/{id}/!transform/{key.RecordType}",
        _ => throw new ArgumentException($"{from.Record} is no internal id of a {from.RecordType}.", nameof(from)),
    };

    private static RecordType TypeOf(RecordKey key) =>
        RecordTypes.Find(key.RecordType) ?? throw new ArgumentException($"The engine knows no record type \"{key.RecordType}\".", nameof(key));
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.Support;

/// <summary>
/// A NetSuite account in memory that fails as a test says. It keeps what it was sent, refuses an external id that is taken,
/// and can carry a write out although its answer is lost.
/// </summary>
internal sealed class ScriptedNetSuite : INetSuite, INetSuiteAccounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<RecordKey, ObservedRecord> records = [];
    private readonly Queue<Func<RecordKey, RecordContent, WriteAnswer?>> faults = [];
    private readonly Dictionary<(string Type, string Id), Value> unnamed = [];
    private int lastId = 100;

    /// <summary>Everything that was asked, as <c>look</c>, <c>create</c> or <c>update</c> with the record.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>The names given to customers, in order.</summary>
    public ConcurrentQueue<string> Names { get; } = [];

    /// <summary>Look-ups give no answer while this is set.</summary>
    public bool IsDown { get; set; }

    /// <summary>What the account says of itself.</summary>
    public AccountTrouble? Trouble { get; set; }

    public int Creates => Calls.Count(call => call.StartsWith("create", StringComparison.Ordinal));

    public int Updates => Calls.Count(call => call.StartsWith("update", StringComparison.Ordinal));

    public INetSuite Of(ClientConfig client) => this;

    /// <summary>An account without transactions and periods, as statements show it.</summary>
    /// <summary>What statements give.</summary>
    public ImmutableArray<Value> Rows { get; set; } = [];

    /// <summary>How many statements were asked.</summary>
    public int Queried { get; private set; }

    public Task<QueryAnswer> QueryAsync(string statement, CancellationToken cancel)
    {
        Queried++;
        return Task.FromResult<QueryAnswer>(IsDown ? new QueryAnswer.Unknown("It does not answer.") : new QueryAnswer.Rows(Rows, HasMore: false));
    }

    /// <summary>What happens to the next writes, one after the other; null carries the write out.</summary>
    public void Next(params Func<RecordKey, RecordContent, WriteAnswer?>[] answers) => answers.ToList().ForEach(faults.Enqueue);

    /// <summary>The write is carried out and its answer lost.</summary>
    public WriteAnswer DoneAndLost(RecordKey key, RecordContent content)
    {
        Put(key, content);
        return Lost(key, content);
    }

    public static WriteAnswer Lost(RecordKey key, RecordContent content) => new WriteAnswer.Unknown("The connection broke.", null);

    public static WriteAnswer TryLater(RecordKey key, RecordContent content) => new WriteAnswer.TryLater("Too many requests.", TimeSpan.FromSeconds(7), null);

    public static WriteAnswer Refused(RecordKey key, RecordContent content) =>
        new WriteAnswer.Refused(new NetSuiteError(NetSuiteErrorClass.Period, "USER_ERROR", "The posting period is closed.", null), Exchange(400));

    public static WriteAnswer Changed(RecordKey key, RecordContent content) => new WriteAnswer.Refused(
        new NetSuiteError(NetSuiteErrorClass.Changed, "USER_ERROR", "Record has been changed.", null), Exchange(400));

    public static WriteAnswer Taken(RecordKey key, RecordContent content) => new WriteAnswer.AlreadyExists(
        new NetSuiteError(NetSuiteErrorClass.Duplicate, "UNIQUE_CUST_ID_REQD", "A customer record with this ID already exists.", null), Exchange(400));

    public static WriteAnswer? CarriedOut(RecordKey key, RecordContent content) => null;

    public void Put(RecordKey key, RecordContent content)
    {
        lock (gate)
        {
            var id = records.TryGetValue(key, out var held) ? held.InternalId : $"{++lastId}";
            var fields = content.Fields.Select(field => (field.Name, Shown(field.Value)))
                .Concat(held is null ? [] : held.Fields.AsObject().Members.Where(m => content.Fields.All(f => f.Name != m.Key)).Select(m => (m.Key, m.Value)));
            records[key] = new ObservedRecord(id, key.ExternalId, Value.Of(new ValueObject([.. fields])), null);
        }
    }

    /// <summary>A record of another type stands under the external id.</summary>
    public void Occupy(RecordKey key, string type)
    {
        lock (gate)
        {
            records[key] = new ObservedRecord($"{++lastId}", key.ExternalId, Value.Of(new ValueObject()), null) { OtherType = type };
        }
    }

    /// <summary>Somebody took the record away.</summary>
    public void Vacate(RecordKey key)
    {
        lock (gate)
        {
            records.Remove(key);
        }
    }

    public string? Text(RecordKey key, string field)
    {
        lock (gate)
        {
            return records.TryGetValue(key, out var record) ? record.Fields.Member(field).ToString() : null;
        }
    }

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel)
    {
        keys.ToList().ForEach(key => Calls.Enqueue($"look {key}"));
        lock (gate)
        {
            var answers = keys.ToImmutableDictionary(key => key, key =>
                IsDown ? new Observed.Unknown("NetSuite cannot be reached.")
                : records.TryGetValue(key, out var record) ? new Observed.Found(record)
                : (Observed)new Observed.Absent());
            return Task.FromResult(new LookUpAnswer(new Observations(answers), []));
        }
    }

    public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => Task.FromResult<IDisposable>(new MemoryStream());

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel)
    {
        keys.ToList().ForEach(key => Calls.Enqueue($"search {key}"));
        lock (gate)
        {
            return Task.FromResult(new SearchAnswer(keys.ToImmutableDictionary(key => key, Search), []));
        }
    }

    private Searched Search(SearchKey key)
    {
        var hits = records.Where(pair => pair.Key.RecordType == key.RecordType && pair.Value.Fields.Member(key.Field).ToString() == key.Text).Select(pair => pair.Value).ToList();
        return hits switch
        {
            _ when IsDown => new Searched.Unknown("NetSuite cannot be reached."),
            [] => new Searched.Absent(),
            [var only] => new Searched.Found(only),
            _ => new Searched.Several([.. hits.Select(hit => new Candidate(hit.InternalId, hit.ExternalId))]),
        };
    }

    public Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel) =>
        WriteAsync(from is null ? "create" : $"make out of {from.RecordType} {from.Record}:", key, content);

    /// <summary>Puts a record there that the engine did not write, without an external id.</summary>
    public string PutUnnamed(string type, params (string Name, Value Value)[] fields)
    {
        lock (gate)
        {
            var id = $"{++lastId}";
            unnamed[(type, id)] = Value.Of(new ValueObject([("id", Value.Of(id)), .. fields]));
            return id;
        }
    }

    public Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel)
    {
        Calls.Enqueue($"read {recordType} {internalId}");
        lock (gate)
        {
            var named = records.FirstOrDefault(pair => pair.Key.RecordType == recordType && pair.Value.InternalId == internalId).Value;
            return Task.FromResult(
                IsDown ? new Observed.Unknown("NetSuite cannot be reached.")
                : named is not null ? new Observed.Found(named)
                : unnamed.TryGetValue((recordType, internalId), out var fields) ? new Observed.Found(new ObservedRecord(internalId, "", fields, null))
                : (Observed)new Observed.Absent());
        }
    }

    public Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel)
    {
        Calls.Enqueue($"name {key} {internalId}");
        lock (gate)
        {
            unnamed.Remove((key.RecordType, internalId), out var fields);
            records[key] = new ObservedRecord(internalId, key.ExternalId, fields, null);
            return Task.FromResult<WriteAnswer>(new WriteAnswer.Done(internalId, Exchange(204)));
        }
    }

    public Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel) =>
        WriteAsync("update", key, changes);

    private Task<WriteAnswer> WriteAsync(string operation, RecordKey key, RecordContent content)
    {
        Calls.Enqueue($"{operation} {key}");
        content.Fields.Where(field => field.Name == "companyName").ToList().ForEach(field => Names.Enqueue(field.Value.AsText()));
        lock (gate)
        {
            if (faults.TryDequeue(out var fault) && fault(key, content) is { } answer)
            {
                return Task.FromResult(answer);
            }

            if (operation == "create" && records.ContainsKey(key))
            {
                return Task.FromResult(Taken(key, content));
            }

            Put(key, content);
            return Task.FromResult<WriteAnswer>(new WriteAnswer.Done(records[key].InternalId, Exchange(204)));
        }
    }

    private static Value Shown(Value value) => value.Kind == ValueKind.Reference
        ? Value.Of(new ValueObject(("id", Value.Of(((RecordReference.Known)value.AsReference()).InternalId))))
        : value;

    public static HttpExchange Exchange(int status) => new("POST", "/record", "{}", status, "", null, TimeSpan.FromMilliseconds(5));
}

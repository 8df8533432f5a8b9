using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Simulation.Fuzz;

/// <summary>An account that takes everything and remembers only the ids, so that every event is planned and carried out and hardly any memory is spent on books.</summary>
internal sealed class WillingNetSuite : INetSuite, INetSuiteAccounts
{
    private readonly ConcurrentDictionary<RecordKey, string> ids = [];
    private long last;

    public INetSuite Of(ClientConfig client) => this;

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) =>
        Task.FromResult(new LookUpAnswer(new Observations(keys.ToImmutableDictionary(key => key, Find)), []));

    public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => Task.FromResult<IDisposable>(Stream.Null);

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) =>
        Task.FromResult(new SearchAnswer(keys.ToImmutableDictionary(key => key, _ => (Searched)new Searched.Absent()), []));

    public Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel) =>
        Done(ids.GetOrAdd(key, _ => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)), 201);

    public Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel) => Done(internalId, 204);

    public Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel) => Task.FromResult<Observed>(new Observed.Absent());

    public Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel) => Done(ids.GetOrAdd(key, internalId), 204);

    private Observed Find(RecordKey key) => ids.TryGetValue(key, out var id)
        ? new Observed.Found(new ObservedRecord(id, key.ExternalId, Value.Of(new ValueObject([])), null))
        : new Observed.Absent();

    private static Task<WriteAnswer> Done(string id, int status) =>
        Task.FromResult<WriteAnswer>(new WriteAnswer.Done(id, new HttpExchange("POST", "/", "", status, "", null, TimeSpan.Zero)));
}

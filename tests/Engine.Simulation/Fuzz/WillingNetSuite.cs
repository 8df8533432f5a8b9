using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;

namespace Engine.Simulation.Fuzz;

/// <summary>An account that holds nothing, takes everything and remembers nothing, so that every event is planned and carried out and no memory is spent on books.</summary>
internal sealed class WillingNetSuite : INetSuite, INetSuiteAccounts
{
    private long last;

    public INetSuite Of(ClientConfig client) => this;

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) =>
        Task.FromResult(new LookUpAnswer(new Observations(keys.ToImmutableDictionary(key => key, _ => (Observed)new Observed.Absent())), []));

    public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => Task.FromResult<IDisposable>(Stream.Null);

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) =>
        Task.FromResult(new SearchAnswer(keys.ToImmutableDictionary(key => key, _ => (Searched)new Searched.Absent()), []));

    public Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel) => Done(201);

    public Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel) => Done(204);

    private Task<WriteAnswer> Done(int status) => Task.FromResult<WriteAnswer>(new WriteAnswer.Done(
        Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture), new HttpExchange("POST", "/", "", status, "", null, TimeSpan.Zero)));
}

using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>
/// What every store has to do, whatever it is made of: one class for each interface of <see cref="IStore"/>. A store joins by a class of its own for
/// each of them, such as <see cref="SqliteInboxTests"/>.
/// </summary>
public abstract class StoreConformance<TPlace> : IDisposable
    where TPlace : IStorePlace, new()
{
    protected static RecordKey Invoice { get; } = new("invoice", "in_1");

    protected static RecordKey Customer { get; } = new("customer", "cus_1");

    protected TPlace Place { get; } = new();

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static async Task<long> AcceptAsync(IStore store, string id, string client = "acme") =>
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(id, client))).Event.Id;

    protected static async Task<long> EndAsync(IStore store, string eventId, Ending ending)
    {
        var id = await AcceptAsync(store, eventId);
        await store.Journal.TakeUpAsync(id);
        await store.Journal.EndAsync(id, ending, null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
        return id;
    }

    protected static Task<OpenEvent?> WaitAsync(IStore store, long id, long lookedUpAt, params ImmutableArray<RecordKey> keys) => store.Journal.EndAsync(
        id,
        new Ending.Waiting(keys, Deliveries.Noon.AddDays(14), Deliveries.Noon.AddHours(1), lookedUpAt),
        null,
        ReadOnlyMemory<byte>.Empty,
        Deliveries.Noon);

    protected static async Task<ImmutableArray<OpenEvent>> DoAsync(IStore store, long id, string eventId, RecordKey key, FactStamp? fact, RecordContent? content = null)
    {
        var point = new StepPoint(id, 0);
        await store.Journal.RecordPlanAsync(id, PlanFor(eventId, key), "{}"u8.ToArray(), Deliveries.Noon);
        var attempt = await store.Journal.RecordIntentAsync(point, StepAction.Create, Deliveries.Noon);
        var exchange = new HttpExchange("POST", "/invoice", "{}", 204, "", "op-1", TimeSpan.FromMilliseconds(12));
        return await store.Journal.RecordDoneAsync(
            point,
            new RecordWritten("acme", key, "77", StepAction.Create, fact, "rev", null, Deliveries.Noon) { Content = content },
            new AttemptAnswer(attempt, AttemptOutcome.Done, null, exchange, Deliveries.Noon));
    }

    protected static Plan PlanFor(string eventId, RecordKey key) => new()
    {
        EventId = eventId,
        EventType = "invoice.paid",
        Client = "acme",
        Revision = "rev",
        Verdict = PlanVerdict.Write,
        Steps = [new PlanStep(new WantedRecord("it", key, WriteMode.Upsert, RecordContent.Empty), StepAction.Create, null, RecordContent.Empty, [], null)],
    };
}

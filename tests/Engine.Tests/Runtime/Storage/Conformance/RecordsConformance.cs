using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IRecords"/> promises.</summary>
public abstract class RecordsConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task The_newest_fact_of_a_record_stays_whatever_comes_later()
    {
        await using var store = Place.Open();
        var newer = new FactStamp(Deliveries.Noon.AddHours(1), "invoice.paid", "evt_new");
        await DoAsync(store, await AcceptAsync(store, "evt_new"), "evt_new", Invoice, newer);
        await DoAsync(store, await AcceptAsync(store, "evt_old"), "evt_old", Invoice, new FactStamp(Deliveries.Noon, "invoice.paid", "evt_old"));
        await DoAsync(store, await AcceptAsync(store, "evt_link"), "evt_link", Invoice, null);

        Assert.Equal(newer, (await store.Records.KnownAsync("acme", [Invoice]))[Invoice].LastFact);
    }

    [Fact]
    public async Task A_done_step_keeps_its_exchange_its_record_and_its_fact()
    {
        await using var store = Place.Open();
        var id = await AcceptAsync(store, "evt_1");
        await DoAsync(store, id, "evt_1", Invoice, new FactStamp(Deliveries.Noon, "invoice.paid", "evt_1"));

        var attempt = Assert.Single(Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].Steps).Attempts);
        Assert.Equal((AttemptOutcome.Done, 204, "op-1"), (attempt.Outcome, attempt.Exchange!.Status, attempt.Exchange.OperationId));
        var known = (await store.Records.KnownAsync("acme", [Invoice with { ExternalId = "IN_1" }])).Single().Value;
        Assert.Equal(("77", "evt_1"), (known.InternalId, known.LastFact!.EventId));
        Assert.Empty(await store.Records.KnownAsync("globex", [Invoice]));
    }

    [Fact]
    public async Task What_was_left_in_records_is_listed_page_by_page_the_last_change_first()
    {
        await using var store = Place.Open();
        for (var n = 1; n <= 3; n++)
        {
            await DoAsync(store, await AcceptAsync(store, $"evt_{n}"), $"evt_{n}", Invoice with { ExternalId = $"IN_{n}" }, new FactStamp(Deliveries.Noon, "invoice.paid", $"evt_{n}"), RecordContent.Empty);
        }

        await DoAsync(store, await AcceptAsync(store, "evt_linked"), "evt_linked", Invoice with { ExternalId = "in_9" }, null);
        var first = await store.Records.LeftAsync("acme", long.MaxValue, 2);
        var second = await store.Records.LeftAsync("acme", first[^1].Change, 2);

        Assert.Equal(["IN_3 evt_3", "IN_2 evt_2", "IN_1 evt_1"], first.Concat(second).Select(left => $"{left.Key.ExternalId} {left.EventId}"));
        Assert.Empty(await store.Records.LeftAsync("acme", second[^1].Change, 2));
        Assert.Empty(await store.Records.LeftAsync("globex", long.MaxValue, 2));
    }
}

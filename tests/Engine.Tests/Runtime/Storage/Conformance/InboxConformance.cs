using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IInbox"/> promises.</summary>
public abstract class InboxConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task Two_hundred_deliveries_of_fifty_events_at_once_become_fifty_events()
    {
        await using var store = Place.Open();
        var accepted = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n % 50}")))));

        Assert.Equal(50, accepted.OfType<Acceptance.New>().Count());
        var status = await store.Inspection.StatusAsync();
        Assert.Equal((50L, 150L), (status.Events[EventState.Received], status.Repeats));
    }

    [Fact]
    public async Task R7_Eight_senders_of_the_same_two_thousand_events_leave_one_of_each()
    {
        await using var store = Place.Open();
        var accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var fresh = 0;
            for (var n = 0; n < 2000; n++)
            {
                fresh += await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}")) is Acceptance.New ? 1 : 0;
            }

            return fresh;
        })));

        Assert.Equal(2000, accepted.Sum());
        var status = await store.Inspection.StatusAsync();
        Assert.Equal((2000L, 14_000L), (status.Events[EventState.Received], status.Repeats));
    }

    [Fact]
    public async Task One_event_id_of_two_clients_is_two_events()
    {
        await using var store = Place.Open();
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", "acme")));
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", "globex")));
    }

    [Fact]
    public async Task An_event_is_found_by_its_id_whoever_it_came_of()
    {
        await using var store = Place.Open();
        Assert.Empty(await store.Inspection.EventAsync(null, "evt_1"));
        foreach (var (client, source, id) in new[] { ("globex", "stripe", "evt_1"), ("acme", "stripe", "evt_1"), ("acme", "billing", "evt_1"), ("acme", "usage", "evt_2") })
        {
            var delivery = Deliveries.Of(id, client);
            await store.Inbox.AcceptAsync(delivery with { Event = delivery.Event with { Source = source } });
        }

        Assert.Equal(["globex stripe", "acme stripe", "acme billing"], await FoundAsync(null, "evt_1"));
        Assert.Equal(["acme stripe", "acme billing"], await FoundAsync("acme", "evt_1"));
        Assert.Equal(["acme usage"], await FoundAsync(null, "evt_2"));
        Assert.Empty(await FoundAsync("globex", "evt_2"));

        async Task<IEnumerable<string>> FoundAsync(string? client, string id) =>
            (await store.Inspection.EventAsync(client, id)).Select(report => $"{report.Summary.Client} {report.Summary.Source}");
    }

    [Fact]
    public async Task The_same_event_with_another_body_is_kept_beside_the_first()
    {
        await using var store = Place.Open();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
        var other = Deliveries.Of("evt_1", body: Deliveries.Body("evt_1", customer: "cus_2"));

        Assert.IsType<Acceptance.Variant>(await store.Inbox.AcceptAsync(other));
        Assert.IsType<Acceptance.Variant>(await store.Inbox.AcceptAsync(other));

        var report = Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
        Assert.Equal((2L, 0L), (report.Summary.Variants, report.Summary.Repeats));
        Assert.Equal(Deliveries.Body("evt_1", WorkMappings.Created), report.Body.ToArray());
    }

    [Fact]
    public async Task What_was_accepted_is_there_after_the_store_is_opened_again()
    {
        await using (var store = Place.Open())
        {
            await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", lane: "cus_7"));
        }

        await using var again = Place.Open();
        var open = Assert.Single(await again.Journal.ResumeAsync());
        Assert.Equal(("acme", "cus_7", "evt_1", false), (open.Client, open.Lane, open.Stamp.EventId, open.HasStarted));
    }

    [Fact]
    public async Task Refused_deliveries_are_counted_by_client_and_code()
    {
        await using var store = Place.Open();
        await store.Inbox.CountRefusalsAsync([new("acme", "EVT103", 2), new("", "RUN101", 1)], Deliveries.Noon);
        await store.Inbox.CountRefusalsAsync([new("acme", "EVT103", 3)], Deliveries.Noon);
        Assert.Equal<RefusalCount>([new("", "RUN101", 1), new("acme", "EVT103", 5)], (await store.Inspection.StatusAsync()).Refusals.AsEnumerable());
    }

    [Theory]
    [InlineData("'; DROP TABLE inbox; --")]
    [InlineData("evt_\"quoted\"")]
    [InlineData("evt_%_")]
    public async Task Text_from_outside_is_only_ever_a_value(string id)
    {
        await using var store = Place.Open();
        var body = "{}"u8.ToArray();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_other"));
        await store.Inbox.AcceptAsync(new Delivery(id, Deliveries.Event(Deliveries.Body("evt_1")) with { Id = id, Type = id }, body, id, Deliveries.Noon));

        Assert.Equal(id, Assert.Single(await store.Inspection.EventAsync(id, id)).Summary.Type);
        Assert.Single(await store.Inspection.EventsAsync(new EventFilter(Client: id)));
        Assert.Equal(2, (await store.Inspection.StatusAsync()).Events[EventState.Received]);
    }
}

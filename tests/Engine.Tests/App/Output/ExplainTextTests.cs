using Engine.App.Output;
using Engine.Core.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.App.Output;

/// <summary>What an explanation says of events that do not go on yet.</summary>
public sealed class ExplainTextTests
{
    [Fact]
    public async Task An_event_behind_another_of_its_key_says_which()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        var first = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"))).Event.Id;
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_2"));
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_3", lane: "cus_2"));
        await store.Journal.TakeUpAsync(first);
        await store.Journal.EndAsync(first, new Ending.Waiting([new RecordKey("invoice", "in_1")], Deliveries.Noon.AddDays(14), Deliveries.Noon.AddHours(1), 0), null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);

        Assert.Contains("next      it goes on when invoice in_1 is there; a person is asked at ", await ExplainAsync(store, "evt_1"), StringComparison.Ordinal);
        Assert.Contains("next      it goes on when event evt_1 of the same key, which comes first, is done or resolved.", await ExplainAsync(store, "evt_2"), StringComparison.Ordinal);
        Assert.Contains("next      it is taken up as soon as its lane is free.", await ExplainAsync(store, "evt_3"), StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(IStore store, string id) => ExplainText.Of(Assert.Single(await store.Inspection.EventAsync("acme", id)));
}

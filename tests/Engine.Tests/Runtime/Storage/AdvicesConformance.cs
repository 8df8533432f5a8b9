using Engine.Core.Model;
using Engine.Core.Values;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for remittance advices.</summary>
public abstract class AdvicesConformance
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task Only_advices_of_the_client_within_the_time_that_belong_to_no_payment_are_open()
    {
        await using var store = Open();
        var payment = await AcceptAsync(store, "p", "payment.received", noon);
        await AcceptAsync(store, "early", "remittance.received", noon.AddDays(-2));
        var first = await AcceptAsync(store, "a", "remittance.received", noon.AddDays(-1));
        var second = await AcceptAsync(store, "b", "remittance.received", noon);
        await AcceptAsync(store, "late", "remittance.received", noon.AddDays(1));
        await AcceptAsync(store, "other", "remittance.received", noon, client: "birch");

        Assert.Equal([first, second], await OpenAsync(store));
        Assert.True(await store.Advices.JoinAsync(payment, first, "T-1", noon));
        Assert.Equal([second], await OpenAsync(store));
    }

    [Fact]
    public async Task A_payment_has_one_advice_and_an_advice_one_payment()
    {
        await using var store = Open();
        var (one, two) = (await AcceptAsync(store, "p", "payment.received", noon), await AcceptAsync(store, "q", "payment.received", noon));
        var (first, second) = (await AcceptAsync(store, "a", "remittance.received", noon), await AcceptAsync(store, "b", "remittance.received", noon));

        Assert.True(await store.Advices.JoinAsync(one, first, "T-1", noon));
        Assert.False(await store.Advices.JoinAsync(two, first, "T-1", noon));
        Assert.False(await store.Advices.JoinAsync(one, second, "T-2", noon));
        Assert.Equal((first, "bank", "T-1"), await store.Advices.OfAsync(one) is { } joined ? (joined.Number, joined.Source, joined.By) : default);
        Assert.Null(await store.Advices.OfAsync(two));
    }

    private static async Task<IEnumerable<long>> OpenAsync(IStore store) =>
        (await store.Advices.OpenAsync("acme", noon.AddDays(-1), noon.AddDays(1))).Select(advice => advice.Number);

    private static async Task<long> AcceptAsync(IStore store, string id, string type, DateTimeOffset at, string client = "acme")
    {
        var source = new SourceEvent("bank", id, type, at, null, Value.Of(new ValueObject(("id", Value.Of(id)))));
        return Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(new Delivery(client, source, ValueJson.Bytes(source.Payload), id, noon))).Event.Id;
    }
}

using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IAudit"/> promises. How changes behind its back are found is tested where they can be made: with each store.</summary>
public abstract class AuditConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task Statements_are_kept_in_order_and_paged()
    {
        await using var store = Place.Open();
        for (var n = 1; n <= 5; n++)
        {
            await store.Audit.StateAsync(Statement(n, n == 3 ? "globex" : "acme"));
        }

        var first = await store.Audit.StatementsAsync(null, 2);
        Assert.Equal([Statement(5), Statement(4)], first.Select(entry => entry.Statement));
        Assert.Equal([Statement(3, "globex"), Statement(2)], (await store.Audit.StatementsAsync(first[1].Number, 2)).Select(entry => entry.Statement));
        Assert.Equal([Statement(3, "globex")], (await store.Audit.StatementsAsync(null, 10, "globex")).Select(entry => entry.Statement));
    }

    [Fact]
    public async Task The_head_moves_with_every_commit_that_matters_and_stays_over_a_restart()
    {
        AuditCheckpoint head;
        await using (var store = Place.Open())
        {
            var empty = await store.Audit.HeadAsync();
            await store.Inbox.ProbeAsync(Deliveries.Noon);
            Assert.Equal(empty, await store.Audit.HeadAsync());
            await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
            head = await store.Audit.HeadAsync();
            Assert.NotEqual(empty, head);
        }

        await using var again = Place.Open();
        Assert.Equal(head, await again.Audit.HeadAsync());
        await again.Inbox.AcceptAsync(Deliveries.Of("evt_2"));
        Assert.Equal(0, (await again.Audit.VerifyAsync(head, deep: false, CancellationToken.None)).Total);
        Assert.Equal(head, AuditCheckpoint.Read(head.ToString()));
    }

    [Fact]
    public async Task A_checkpoint_of_another_store_does_not_hold()
    {
        await using var store = Place.Open();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
        var other = (await store.Audit.HeadAsync()) with { Hash = new string('0', 64) };
        Assert.Equal(1, (await store.Audit.VerifyAsync(other, deep: false, CancellationToken.None)).Total);
    }

    private static AuditStatement Statement(int n, string client = "acme") =>
        new(Deliveries.Noon.AddMinutes(n), "test.made", "Ada", client, $"evt_{n}", "because", """{"n":1}""");
}

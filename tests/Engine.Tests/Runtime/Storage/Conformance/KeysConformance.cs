using Engine.Runtime.Access;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IKeys"/> promises.</summary>
public abstract class KeysConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly ApiKey key = new("id_1", "ci", Role.Approver, "acme", Deliveries.Noon, "Ada", Deliveries.Noon.AddDays(1), null);

    [Fact]
    public async Task A_key_is_found_by_its_hash_alone_and_survives()
    {
        await using (var store = Place.Open())
        {
            await store.Keys.AddAsync(key, "hash-1");
        }

        await using var again = Place.Open();
        Assert.Equal(key, await again.Keys.FindAsync("hash-1"));
        Assert.Equal(key, Assert.Single(await again.Keys.ListAsync()));
        Assert.Null(await again.Keys.FindAsync("id_1"));
        Assert.Null(await again.Keys.FindAsync("HASH-1"));
    }

    [Fact]
    public async Task A_revoked_key_stays_listed_and_its_first_end_counts()
    {
        await using var store = Place.Open();
        await store.Keys.AddAsync(key, "hash-1");
        Assert.True(await store.Keys.RevokeAsync(key.Id, "Bob", Deliveries.Noon.AddHours(1)));
        Assert.True(await store.Keys.RevokeAsync(key.Id, "Eve", Deliveries.Noon.AddHours(2)));
        Assert.False(await store.Keys.RevokeAsync("id_2", "Bob", Deliveries.Noon));

        Assert.Equal(Deliveries.Noon.AddHours(1), Assert.Single(await store.Keys.ListAsync()).RevokedAt);
        Assert.Equal(["Bob key.revoked", "Ada key.added"], (await store.Audit.StatementsAsync(null, 10)).Select(entry => $"{entry.Statement.Actor} {entry.Statement.Kind}"));
    }
}

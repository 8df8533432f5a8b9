using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for the mirror of open items.</summary>
public abstract class OpenItemsConformance
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task A_row_that_changes_is_ended_and_what_it_was_can_be_read_by_its_time()
    {
        await using var store = Open();
        Assert.Equal<bool>([true, true], await store.OpenItems.KeepAsync("acme", [Item(1, 100), Item(2, 200)], 1, noon));
        Assert.Equal<bool>([false, false], await store.OpenItems.KeepAsync("acme", [Item(1, 40), Item(2, 200)], 1, noon.AddHours(1)));
        Assert.Equal<bool>([true], await store.OpenItems.KeepAsync("acme", [Item(2, 200) with { Number = "INV-9" }], 1, noon.AddHours(2)));

        Assert.Equal<string>([], await AtAsync(store, noon.AddHours(-1)));
        Assert.Equal<string>(["INV-1 100", "INV-2 200"], await AtAsync(store, noon));
        Assert.Equal<string>(["INV-1 40", "INV-2 200"], await AtAsync(store, noon.AddHours(1)));
        Assert.Equal<string>(["INV-1 40", "INV-9 200"], await AtAsync(store, null));
    }

    [Fact]
    public async Task A_whole_reading_closes_what_it_did_not_come_by()
    {
        await using var store = Open();
        await store.OpenItems.KeepAsync("acme", [Item(1, 100), Item(2, 200)], 1, noon);
        await store.OpenItems.KeepAsync("birch", [Item(3, 300)], 1, noon);
        await store.OpenItems.KeepAsync("acme", [Item(1, 100)], 2, noon.AddHours(1));
        await store.OpenItems.FinishAsync("acme", new OpenItemsState(2, noon, noon, "2026-01-15 12:00:00"), isWhole: true, noon.AddHours(1));

        Assert.Equal<string>(["INV-1 100", "INV-2 0"], await AtAsync(store, null));
        Assert.Equal<string>(["INV-1 100", "INV-2 200"], await AtAsync(store, noon));
        Assert.Equal(new OpenItemsState(2, noon, noon, "2026-01-15 12:00:00"), await store.OpenItems.StateAsync("acme"));
        Assert.Null(await store.OpenItems.StateAsync("birch"));
    }

    [Fact]
    public async Task Totals_are_exact_and_of_what_is_open()
    {
        await using var store = Open();
        await store.OpenItems.KeepAsync("acme", [Item(1, 0.1m), Item(2, 0.2m), Item(3, -0.3m), Item(4, 0), Item(5, 0.0001m)], 1, noon);

        Assert.Equal<OpenTotal>([new OpenTotal("USD", 4, 0.3001m, 0.3m)], await store.OpenItems.TotalsAsync("acme"));
    }

    [Fact]
    public async Task Customers_and_numbers_are_asked_for_where_something_is_not_known_of_them()
    {
        await using var store = Open();
        await store.OpenItems.KeepAsync("acme", [Item(1, 100), Item(2, 200) with { Number = "INV-1" }], 1, noon);

        Assert.Equal<string>(["501"], await store.OpenItems.UnknownCustomersAsync("acme"));
        await store.OpenItems.KeepAsync("acme", [new OpenCustomer("501", "Globex", "500", null)]);
        Assert.Empty(await store.OpenItems.UnknownCustomersAsync("acme"));
        Assert.Equal(new OpenCustomer("501", "Globex", "500", null), Assert.Single(await store.OpenItems.CustomersAsync("acme")));
        Assert.Equal("INV-1", Assert.Single(await store.OpenItems.TakenNumbersAsync("acme")));
    }

    private static MirroredItem Item(long id, decimal open) => new(id, $"INV-{id}", null, new OpenInvoice("", "501", "USD", open) { InternalId = $"{id}", Number = $"INV-{id}", Amount = 500 });

    private static async Task<ImmutableArray<string>> AtAsync(IStore store, DateTimeOffset? at)
    {
        var shown = ImmutableArray.CreateBuilder<string>();
        await store.OpenItems.ReadAsync("acme", at, item => shown.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{item.Number} {item.Content.AmountRemaining}")));
        return shown.ToImmutable();
    }
}

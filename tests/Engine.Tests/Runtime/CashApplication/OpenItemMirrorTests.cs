using Engine.Core.Matching;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>The mirror of open items: whole once, then what changed, and held against NetSuite's totals.</summary>
public sealed class OpenItemMirrorTests
{
    [Fact]
    public async Task Everything_is_read_page_by_page_once_and_then_only_what_changed()
    {
        await using var world = new MatchWorld { Account = new OpenAccount(page: 2) };
        for (var n = 1; n <= 5; n++)
        {
            world.Account.Put(n, $"INV-1000{n}", 100 * n);
        }

        Assert.Equal("exact", (await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10005"))).Decision.Tier);
        Assert.Equal(3, Whole(world));

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Account.Put(6, "INV-10006", 600, modified: "2026-01-15 12:05:00");
        Assert.Equal("exact", (await world.MatchAsync(MatchWorld.Payment("evt_2", 600, "INV-10006"))).Decision.Tier);
        Assert.Equal(3, Whole(world));
        Assert.Contains(world.Account.Statements, statement => statement.Contains(">= TO_DATE('2026-01-15 10:55:00'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_was_deleted_is_found_by_the_totals_and_everything_is_read_anew()
    {
        await using var world = new MatchWorld();
        world.Account.Put(1, "INV-10001", 100);
        world.Account.Put(2, "INV-10002", 200);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 100, "INV-10001"));
        var before = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Account.Delete(2);

        Assert.Equal("paid-before", (await world.MatchAsync(MatchWorld.Payment("evt_2", 200, "INV-10002"))).Decision.Tier);
        Assert.Equal(2, Whole(world));
        Assert.Equal((1, 100m), await OpenAsync(world, null));
        Assert.Equal((2, 300m), await OpenAsync(world, before));
    }

    [Fact]
    public async Task Documents_of_one_number_are_told_apart_and_none_is_applied_by_it()
    {
        await using var world = new MatchWorld();
        world.Account.Put(1, "INV-10001", 100, customer: "501");
        world.Account.Put(2, "INV-10001", 100, customer: "502");

        var matched = await world.MatchAsync(MatchWorld.Payment("evt_1", 100, "INV-10001"));

        // By number together with customer and amount, and only so.
        Assert.Equal(("number", "INV-10001#1"), (matched.Decision.Tier, Assert.Single(matched.Decision.Applied).Invoice));
    }

    private static int Whole(MatchWorld world) =>
        world.Account.Statements.Count(statement => statement.Contains("foreignamountunpaid > 0", StringComparison.Ordinal) && !statement.Contains("COUNT", StringComparison.Ordinal));

    private static async Task<(int Count, decimal Open)> OpenAsync(MatchWorld world, DateTimeOffset? at)
    {
        var open = new List<MirroredItem>();
        await world.Store.OpenItems.ReadAsync("acme", at, item => open.Add(item));
        return (open.Count(item => item.Content.AmountRemaining != 0), open.Sum(item => item.Content.AmountRemaining));
    }
}

using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for changes of match sets.</summary>
public abstract class MatchChangesConformance
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task A_change_is_kept_as_proposed_with_all_that_was_said()
    {
        await using var store = Open();
        var number = await store.MatchChanges.ProposeAsync(Change("acme"));
        var kept = await store.MatchChanges.FindAsync(number);

        Assert.Equal((number, MatchChangeState.Proposed, null, null, null, null), (kept!.Number, kept.State, kept.SettledBy, kept.SettledWhy, kept.SettledAt, kept.Becomes));
        Assert.Equal<string>(["windowDays=7", "exact.action=review"], kept.Wanted.Changes);
        Assert.Equal<string>(["30", "apply"], kept.Wanted.Was);
        Assert.Equal(Change("acme") with { Changes = kept.Wanted.Changes, Was = kept.Wanted.Was }, kept.Wanted);
        Assert.Null(await store.MatchChanges.FindAsync(number + 1));
    }

    [Fact]
    public async Task A_change_is_settled_once()
    {
        await using var store = Open();
        var number = await store.MatchChanges.ProposeAsync(Change("acme"));

        Assert.True(await store.MatchChanges.SettleAsync(number, MatchChangeState.Applied, "ben", "Agreed.", noon.AddHours(1), "r2"));
        Assert.False(await store.MatchChanges.SettleAsync(number, MatchChangeState.Withdrawn, "ann", "Too late.", noon.AddHours(2), null));
        var kept = await store.MatchChanges.FindAsync(number);
        Assert.Equal((MatchChangeState.Applied, "ben", "Agreed.", noon.AddHours(1), "r2"), (kept!.State, kept.SettledBy, kept.SettledWhy, kept.SettledAt, kept.Becomes));
    }

    [Fact]
    public async Task Changes_are_listed_newest_first_by_client_and_page()
    {
        await using var store = Open();
        var numbers = new List<long>();
        foreach (var client in (string[])["acme", "birch", "acme", "acme"])
        {
            numbers.Add(await store.MatchChanges.ProposeAsync(Change(client)));
        }

        Assert.Equal([numbers[3], numbers[2]], (await store.MatchChanges.ListAsync("acme", null, 2)).Select(change => change.Number));
        Assert.Equal([numbers[0]], (await store.MatchChanges.ListAsync("acme", numbers[2], 2)).Select(change => change.Number));
        Assert.Equal(4, (await store.MatchChanges.ListAsync(null, null, 100)).Length);
    }

    [Fact]
    public async Task Each_step_stands_in_the_audit_chain()
    {
        await using var store = Open();
        var number = await store.MatchChanges.ProposeAsync(Change("acme"));
        await store.MatchChanges.SettleAsync(number, MatchChangeState.Withdrawn, "ben", "Wait for the month's end.", noon, null);

        var said = await store.Audit.StatementsAsync(null, 10, "acme");
        Assert.Equal(["match.withdrawn", "match.proposed"], said.Select(one => one.Statement.Kind));
        Assert.Equal(("ann", "cash", "Customers pay late."), (said[1].Statement.Actor, said[1].Statement.Subject, said[1].Statement.Why));
        Assert.Contains("windowDays=7", said[1].Statement.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await store.Audit.VerifyAsync(null, deep: false, CancellationToken.None)).Total);
    }

    private static NewMatchChange Change(string client) => new(
        client, "cash", $"rules/{client}/match.json", ["windowDays=7", "exact.action=review"], ["30", "apply"], "r1", """{"moved":0}""", "ann", "Customers pay late.", noon);
}

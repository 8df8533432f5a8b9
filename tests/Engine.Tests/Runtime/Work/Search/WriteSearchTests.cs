using Engine.Runtime.Work;
using Xunit.Abstractions;

namespace Engine.Tests.Runtime.Work.Search;

/// <summary>
/// Every interleaving of two workers, deaths, a frozen worker, and requests that are late, lost, or whose answer is lost, for one record,
/// through the decision functions that the worker uses. What the tables of the write protocol say has to come out: which promises of NetSuite
/// and of the engine are enough, and that the others are not.
/// </summary>
public sealed class WriteSearchTests(ITestOutputHelper output)
{
    public static TheoryData<SearchVariant> Variants => new(
        new SearchVariant("1 retry = create again, nothing unique", false) { Looks = false, Waits = Waits.None },
        new SearchVariant("2 check then create, nothing unique", false) { Waits = Waits.None },
        new SearchVariant("3 = 2 + settle", true) { Waits = Waits.Horizon },
        new SearchVariant("4 = 3 + paused worker", false) { Waits = Waits.Horizon, Pauses = 1 },
        new SearchVariant("5 unique, no fence, no settle, paused worker", true) { IsUnique = true, HasFence = false, Waits = Waits.None, Pauses = 1 },
        new SearchVariant("6 check + unique + fence, paused worker (as built)", true) { IsUnique = true, Pauses = 1 },
        new SearchVariant("7 as built, nothing unique", false),
        new SearchVariant("8 uniqueness not atomic, no settle", false) { IsUnique = true, ChecksEarly = true, Waits = Waits.None },
        new SearchVariant("9 = 8 + settle", true) { IsUnique = true, ChecksEarly = true, Waits = Waits.Horizon },
        new SearchVariant("10 = 9 + paused worker", false) { IsUnique = true, ChecksEarly = true, Waits = Waits.Horizon, Pauses = 1 },
        new SearchVariant("U1 update, no settle", false) { IsUpdate = true, Waits = Waits.None },
        new SearchVariant("U2 update, settle (as built)", true) { IsUpdate = true },
        new SearchVariant("U3 = U2 + paused worker", false) { IsUpdate = true, Pauses = 1 },
        new SearchVariant("U4 = U1, older revisions refused", true) { IsUpdate = true, Waits = Waits.None, RefusesOlder = true },
        new SearchVariant("U5 = U3, older revisions refused", true) { IsUpdate = true, Pauses = 1, RefusesOlder = true });

    [Theory]
    [MemberData(nameof(Variants), DisableDiscoveryEnumeration = true)]
    public void What_the_protocol_promises_holds_in_every_interleaving_and_what_it_does_not_promise_fails(SearchVariant variant)
    {
        var search = new StateSearch(variant).Run();

        output.WriteLine($"{variant.Name}: {search.States} states, stuck {search.Stuck}, {(search.Way is null ? "holds" : "fails: " + string.Join("; ", search.Way))}");
        Assert.Equal(variant.Goes ? null : "fails", search.Way is null ? null : variant.Goes ? string.Join("; ", search.Way) : "fails");
        Assert.Equal(0, search.Stuck);
        Assert.InRange(search.States, 100, 2_000_000);
    }

    [Fact]
    public void The_last_settle_step_is_longer_than_NetSuite_works_on_any_request() =>
        Assert.True(new WorkerOptions().SettleSteps[^1] > TimeSpan.FromMinutes(15));
}

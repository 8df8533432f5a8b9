using Engine.App.Demo;
using Engine.Runtime.Configuration;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.App.Demo;

/// <summary>The whole path over HTTP: webhook, inbox, planner, worker, NetSuite client, sandbox.</summary>
public sealed class AnyOrderTests
{
    private static readonly DemoHistory Told = DemoHistory.Acme;

    [Fact]
    public async Task The_history_as_it_is_told_ends_in_the_books_of_its_facts() => await EndsInTheBooksOfItsFacts(Told);

    [Fact]
    public async Task The_history_told_backwards_ends_in_the_same_books() =>
        await EndsInTheBooksOfItsFacts(Told with { Deliveries = Marked(Told.Deliveries.Reverse()) });

    [Fact]
    public void Any_order_and_repetition_of_the_history_ends_in_the_same_books() => Prop
        .ForAll(Orders(), deliveries => EndsInTheBooksOfItsFacts(Told with { Deliveries = Marked(deliveries) }).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(4).WithReplay(20_251_120, 7));

    private static Arbitrary<DemoDelivery[]> Orders() =>
        (from twice in Gen.SubListOf<DemoDelivery>(Told.Deliveries.ToArray())
         from order in Gen.Shuffle(Told.Deliveries.Concat(twice).ToArray())
         select order).ToArbitrary();

    // In another order another delivery is the first to tell of its event, and no pause is made.
    private static System.Collections.Immutable.ImmutableArray<DemoDelivery> Marked(IEnumerable<DemoDelivery> deliveries)
    {
        var outcomes = Told.Deliveries
            .Where(delivery => delivery.Expected is not (DemoOutcome.Repeated or DemoOutcome.Refused))
            .ToDictionary(delivery => delivery.EventId, delivery => delivery.Expected);
        var seen = new HashSet<string>();
        return
        [
            .. deliveries.Select(delivery => delivery.Expected == DemoOutcome.Refused
                ? delivery
                : delivery with { AfterAPause = false, Expected = seen.Add(delivery.EventId) ? outcomes[delivery.EventId] : DemoOutcome.Repeated }),
        ];
    }

    private static async Task EndsInTheBooksOfItsFacts(DemoHistory history)
    {
        var loaded = ConfigurationLoader.Load(Repository.Root);
        await using var stage = await DemoStage.StartAsync(loaded.Snapshot!.Clients["acme"], CancellationToken.None);
        var report = await stage.PlayAsync(history, TextWriter.Null, CancellationToken.None);
        Assert.All(report.Checks, check => Assert.True(check.Holds, $"{check.What}: expected {check.Expected}, found {check.Found}"));
    }
}

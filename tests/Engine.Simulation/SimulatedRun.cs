using System.Collections.Immutable;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Runtime.Storage;

namespace Engine.Simulation;

/// <summary>
/// A few chapters of the history, delivered in an order, with repetitions, faults and deaths that all follow from one seed. Whatever
/// happens, the books must be those of the facts, and every event must have the end it has on a quiet day.
/// </summary>
internal sealed class SimulatedRun
{
    private const int MostRounds = 50;
    private const int MostHours = 3;

    private readonly Fate fate;
    private readonly Story story;
    private readonly ImmutableArray<DemoDelivery> deliveries;

    private SimulatedRun(int seed)
    {
        fate = new Fate(seed);
        story = Story.Of(fate);
        deliveries = Order();
    }

    /// <summary>Plays the run of a seed in a world of its own.</summary>
    /// <param name="clients">Every client that a story can be about.</param>
    public static async Task<RunReport> PlayAsync(IReadOnlyDictionary<string, ClientConfig> clients, int seed)
    {
        var run = new SimulatedRun(seed);
        await using var world = await SimulatedWorld.StartAsync(clients[run.story.Client], run.fate);
        var faults = await run.PlayAsync(world);
        return new RunReport(seed, run.deliveries.Length, world.Requests, world.Strikes, world.Deaths, faults, [.. world.Diary.Lines]);
    }

    private async Task<ImmutableArray<string>> PlayAsync(SimulatedWorld world)
    {
        var before = (await world.BooksAsync()).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        var person = new Person(story, fate, world.Diary);
        world.LetReadsBeStale();
        for (var n = 0; n < deliveries.Length; n++)
        {
            world.Diary.Note($"delivery of {deliveries[n].EventId} {deliveries[n].EventType}");
            await MeddleAsync(world, n);
            await world.DeliverAsync(deliveries[n]);
            await PauseAsync(world, n);
            if (fate.Happens(25, $"person {n}"))
            {
                await world.TendAsync(person);
            }
        }

        await world.ResumeAsync();
        await SettleAsync(world, person);
        ImmutableArray<BookEntry> books = [.. (await world.BooksAsync()).Where(entry => !before.Contains(entry.ExternalId))];
        return Ledger.Faults(story, books, await world.EventsAsync());
    }

    // Whatever a person does may be cut short by a death, and brings others of the key to light. A read that lagged may leave an event waiting for what is there;
    // it is looked for again within the hour.
    private static async Task SettleAsync(SimulatedWorld world, Person person)
    {
        await SettleAsync(world);
        for (var round = 0; round < MostRounds && await world.TendAsync(person); round++)
        {
            await SettleAsync(world);
        }
    }

    private static async Task SettleAsync(SimulatedWorld world)
    {
        await world.UntilQuietAsync();
        for (var hour = 0; hour < MostHours && await world.WaitAnHourAsync(); hour++)
        {
            await world.UntilQuietAsync();
        }
    }

    // What people, clocks and NetSuite do besides: an outage of minutes, a clock set an hour forth or back, work stopped and let go on.
    private async Task MeddleAsync(SimulatedWorld world, int before)
    {
        if (fate.Happens(5, $"outage {before}"))
        {
            world.BreakDown(TimeSpan.FromMinutes(fate.Between(1, 30, $"length of outage {before}")));
        }

        if (fate.Happens(4, $"clock {before}"))
        {
            world.SetClock(TimeSpan.FromHours(fate.Happens(50, $"which way {before}") ? 1 : -1));
        }

        if (fate.Happens(8, $"pause {before}"))
        {
            await world.PauseAsync();
        }
        else if (fate.Happens(40, $"resume {before}"))
        {
            await world.ResumeAsync();
        }
    }

    private async Task PauseAsync(SimulatedWorld world, int after)
    {
        if (fate.Happens(15, $"long pause {after}"))
        {
            await world.ResumeAsync();
            await world.UntilQuietAsync();
        }
        else if (fate.Happens(40, $"short pause {after}"))
        {
            await world.StandStillAsync();
        }
    }

    // In order for some seeds, anyhow for the others; a third of the deliveries twice.
    private ImmutableArray<DemoDelivery> Order()
    {
        if (story.IsInOrder)
        {
            return story.Deliveries;
        }

        var twice = story.Deliveries.Where((_, n) => fate.Happens(33, $"twice {n}"));
        return fate.Happens(25, "order") ? story.Deliveries : [.. fate.Shuffled(story.Deliveries.Concat(twice), "order")];
    }
}

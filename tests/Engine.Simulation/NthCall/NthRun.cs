using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Engine.App.Demo;
using Engine.Core.Configuration;

namespace Engine.Simulation.NthCall;

/// <summary>
/// Plays a scenario again and again, with a fault at the first call of storage or NetSuite, then at the second, and so on until a run comes to
/// its end before the call is reached. Each time the books must be those of the facts.
/// </summary>
internal static class NthRun
{
    private const int AtOnce = 8;

    // Of the real clock: far above what a run takes, which is part of a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan GatheringWindow = TimeSpan.FromMilliseconds(10);

    /// <summary>Plays it and prints a line, and every fault with the call that brought it about.</summary>
    /// <param name="stride">1 for every call; more leaves calls out.</param>
    /// <param name="first">The call to begin with.</param>
    /// <returns>Whether all was well.</returns>
    public static async Task<bool> PlayAsync(
        IReadOnlyDictionary<string, ClientConfig> clients, NthScenario scenario, CallFault fault, int stride, TextWriter output, int first = 1)
    {
        var faults = new ConcurrentBag<string>();
        var (runs, isOver) = (0, false);
        for (; !isOver; first += AtOnce * stride)
        {
            var begin = first;
            var struck = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async n =>
            {
                var (found, hasStruck) = await PlayAsync(scenario.ClientFrom(clients), scenario, begin + (n * stride), fault);
                if (found.Length > 0)
                {
                    faults.Add(string.Join('\n', found));
                }

                return hasStruck;
            }));
            runs += struck.Count(has => has);
            isOver = struck.Contains(false);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}, {fault}: {runs} calls, {faults.Count} faults"));
        faults.Order(StringComparer.Ordinal).ToList().ForEach(output.WriteLine);
        return faults.IsEmpty;
    }

    private static async Task<(ImmutableArray<string> Faults, bool HasStruck)> PlayAsync(ClientConfig client, NthScenario scenario, int nth, CallFault fault)
    {
        var life = new TaskCompletionSource<NthLife>();
        await using var world = await SimulatedWorld.StartQuietAsync(
            client, (deaths, diary) => LifeOf(deaths, nth, fault, diary, life), scenario.IsBatch ? GatheringWindow : TimeSpan.Zero);
        ImmutableArray<string> faults;
        try
        {
            faults = await PlayAsync(world, scenario).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            faults = [$"{scenario.Name}, {fault} at call {nth}: it did not come to rest."];
        }

        return (faults.IsEmpty ? [] : [.. faults, .. world.Diary.Lines.Select(line => "  " + line)], (await life.Task).HasStruck);
    }

    private static NthLife LifeOf(int deaths, int nth, CallFault fault, Diary diary, TaskCompletionSource<NthLife> first)
    {
        var life = new NthLife(deaths == 0 ? nth : 0, fault, diary);
        first.TrySetResult(life);
        return life;
    }

    private static async Task<ImmutableArray<string>> PlayAsync(SimulatedWorld world, NthScenario scenario)
    {
        var before = (await world.BooksAsync()).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        foreach (var delivery in scenario.Story.Deliveries)
        {
            world.Diary.Note($"delivery of {delivery.EventId} {delivery.EventType}");
            await world.DeliverAsync(delivery);
            if (!scenario.IsBatch)
            {
                await world.StandStillAsync();
            }
        }

        await world.UntilQuietAsync();
        ImmutableArray<BookEntry> books = [.. (await world.BooksAsync()).Where(entry => !before.Contains(entry.ExternalId))];
        return Ledger.Faults(scenario.Story, books, await world.EventsAsync());
    }
}

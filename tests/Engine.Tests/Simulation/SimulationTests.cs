using Engine.Core.Configuration;
using Engine.Core.Mapping;

namespace Engine.Tests.Simulation;

/// <summary>
/// The whole path under disorder, repetition, faults and deaths that follow from a seed; <c>tests/Engine.Simulation</c> plays fresh
/// seeds by command.
/// </summary>
public sealed class SimulationTests
{
    private const int Seeds = 300;

    [Fact]
    public async Task Whatever_happens_on_the_way_the_books_are_those_of_the_facts_and_every_event_has_its_end()
    {
        using var output = new StringWriter();
        Assert.True(await Runs.PlayAsync(Clients.Load(), 1, Seeds, output), output.ToString());
    }

    [Fact]
    public async Task Were_nothing_held_behind_a_raised_event_a_seed_would_tell()
    {
        var clients = Clients.Load();
        var held = clients["held"];
        var careless = held with { Mappings = [.. held.Mappings.Select(mapping => mapping with { OnRaise = RaisePolicy.Release })] };
        foreach (var seed in Enumerable.Range(1, Seeds).Where(seed => Story.Of(new Fate(seed)).Client == held.Name))
        {
            var report = await SimulatedRun.PlayAsync(new Dictionary<string, ClientConfig> { [held.Name] = careless }, seed);
            if (report.Faults.Any(fault => fault.Contains("cus_Held", StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.Fail("No seed tells whether anything waits behind a raised event.");
    }
}

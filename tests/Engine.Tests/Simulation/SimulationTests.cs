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
}

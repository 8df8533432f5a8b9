using Engine.Simulation.Fuzz;

namespace Engine.Tests.Simulation;

/// <summary>Odd requests; a hundred thousand of them by command (<c>tests/Engine.Simulation</c>, <c>fuzz</c>).</summary>
public sealed class FuzzTests
{
    private const int Inputs = 2000;

    [Fact]
    public async Task No_request_brings_about_a_fault_and_every_acknowledged_event_is_in_the_store()
    {
        var run = new FuzzRun(Clients.Load()["acme"], seed: 7, Inputs);
        var report = await run.PlayAsync();
        using var output = new StringWriter();

        Assert.True(run.Print(report, output), output.ToString());
        Assert.True(report.Accepted > Inputs / 20, $"Only {report.Accepted} got past the door, so that little was tried.");
        Assert.True(report.Answers.Count >= 5, "The requests were not odd enough.");
    }
}

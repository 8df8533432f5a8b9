using Engine.Simulation.NthCall;

namespace Engine.Tests.Simulation;

/// <summary>
/// One fault at the n-th call, for each n; here every third call of the shortest scenario, and all of all by command (<c>tests/Engine.Simulation</c>, <c>nth</c>).
/// </summary>
public sealed class NthCallTests
{
    private const int Stride = 3;

    [Theory]
    [InlineData("FailsBefore")]
    [InlineData("FailsAfter")]
    [InlineData("DiesBefore")]
    [InlineData("DiesAfter")]
    public async Task Whichever_call_fails_the_books_are_those_of_the_facts(string fault)
    {
        using var output = new StringWriter();
        Assert.True(await NthRun.PlayAsync(Clients.Load(), NthScenario.All[0], Enum.Parse<CallFault>(fault), Stride, output), output.ToString());
    }

    // What has taken effect and was reported as failed: the event is on disk, its sender hears of a repetition, and nobody put it on the board.
    [Fact]
    public async Task An_event_whose_acceptance_was_kept_and_reported_as_failed_is_worked_on_without_a_restart()
    {
        using var output = new StringWriter();
        Assert.True(await NthRun.PlayAsync(Clients.Load(), NthScenario.All[0], CallFault.FailsAfter, stride: 100, output, first: 2), output.ToString());
    }
}

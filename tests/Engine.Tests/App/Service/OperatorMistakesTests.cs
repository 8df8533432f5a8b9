namespace Engine.Tests.App.Service;

/// <summary>What a command that was given something wrong says, on a folder that no service runs on.</summary>
public sealed class OperatorMistakesTests : IAsyncLifetime
{
    private ServiceWorld world = null!;

    public async Task InitializeAsync() => world = await ServiceWorld.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("There is no client \"nobody\"; engine status without --client shows all of them.", "status", "--client", "nobody")]
    [InlineData("RUN405 There is no client \"acne\". Did you mean \"acme\"?", "start-date", "--client", "acne")]
    [InlineData("RUN214 There is no client \"acne\". Did you mean \"acme\"?", "pause", "--client", "acne", "--why", "x")]
    [InlineData("RUN214 acme has no source \"stripee\". Did you mean \"stripe\"?", "pause", "--client", "acme", "--source", "stripee", "--why", "x")]
    [InlineData("RUN214 No client has a source \"stripee\". Did you mean \"stripe\"?", "pause", "--source", "stripee", "--why", "x")]
    [InlineData("is not paused. engine status, and GET /api/pauses, list what is.", "resume", "--why", "x")]
    [InlineData("--role cannot be \"king\". It is one of viewer, operator, approver, admin.", "keys", "add", "--name", "x", "--role", "king")]
    [InlineData("--kind cannot be \"nonsense\". It is one of catch-up, deliver, ", "runs", "--kind", "nonsense")]
    public async Task A_mistake_is_refused_with_what_would_be_right(string told, params string[] command)
    {
        var (exit, output) = await world.CommandAsync(command);

        Assert.NotEqual(0, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_nothing_was_in_is_told()
    {
        var (_, _, first) = await EngineProcess.RunAsync("status", "--root", world.Root, "--data", world.Data);
        var (_, _, second) = await EngineProcess.RunAsync("status", "--root", world.Root, "--data", world.Data);

        Assert.Contains($"There is no engine data in {world.Data} yet; it is begun there.", first, StringComparison.Ordinal);
        Assert.Equal("", second);
    }

    [Fact]
    public async Task A_kind_of_run_is_written_as_the_list_shows_it() => Assert.Equal((0, "No runs." + Environment.NewLine), await world.CommandAsync("runs", "--kind", "catch-up"));

    [Fact]
    public async Task A_backup_into_a_folder_that_is_not_there_is_refused_in_a_sentence()
    {
        await EngineProcess.RunAsync("status", "--root", world.Root, "--data", world.Data);
        var folder = Path.Combine(world.Data, "nowhere");

        var (exit, _, error) = await EngineProcess.RunAsync("backup", Path.Combine(folder, "x.db"), "--data", world.Data);

        Assert.Equal((2, $"RUN513 There is no folder {folder}.{Environment.NewLine}"), (exit, error));
    }
}

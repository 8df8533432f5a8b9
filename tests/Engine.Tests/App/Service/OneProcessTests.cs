namespace Engine.Tests.App.Service;

public sealed class OneProcessTests
{
    [Fact]
    public async Task A_second_service_on_the_same_data_folder_is_refused_and_the_first_goes_on()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();

        var (code, output, error) = await EngineProcess.RunAsync("run", "--root", world.Root, "--data", world.Data, "--urls", "http://127.0.0.1:0");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"RUN001 Another process uses the data folder {world.Data}.", error, StringComparison.Ordinal);
        Assert.Equal("ready", (await world.GetAsync("/readyz")).GetProperty("status").GetString());
        Assert.True(await world.PostAsync(UninterruptedRun.Deliveries[^1]));
        Assert.Single(await world.UntilQuietAsync());
    }
}

using System.Text.Json;
using Engine.Runtime.Hosting;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary>Commands that act through the service, as processes: beside a running one, without one, and elsewhere.</summary>
public sealed class KeysCommandTests
{
    [Fact]
    public async Task Commands_go_through_the_running_service_and_open_the_folder_where_none_runs()
    {
        await using var world = await ServiceWorld.CreateAsync();
        var (exit, early, _) = await EngineProcess.RunAsync("keys", "add", "--name", "early", "--role", "viewer", "--data", world.Data, "--root", world.Root);
        Assert.Equal(0, exit);
        Assert.False(File.Exists(Path.Combine(world.Data, ServiceFile.Name)));

        await world.StartAsync();
        var file = Path.Combine(world.Data, ServiceFile.Name);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(world.Data));
        }

        var added = await EngineProcess.RunAsync("keys", "add", "--name", "late", "--role", "admin", "--client", "acme", "--data", world.Data, "--format", "json");
        var made = JsonDocument.Parse(added.Output).RootElement;
        Assert.Equal("acme", made.GetProperty("key").GetProperty("client").GetString());
        var listed = await EngineProcess.RunAsync("keys", "list", "--data", world.Data);
        Assert.Equal(2, listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(early.Trim().Split('_')[^1], listed.Output, StringComparison.Ordinal);

        var revoked = await EngineProcess.RunAsync("keys", "revoke", made.GetProperty("key").GetProperty("id").GetString()!, "--data", world.Data);
        var unknown = await EngineProcess.RunAsync("keys", "revoke", "nobody", "--data", world.Data);
        Assert.Equal((0, 1), (revoked.ExitCode, unknown.ExitCode));
        Assert.StartsWith("RUN505 No key", unknown.Error, StringComparison.Ordinal);

        Assert.Equal(0, await world.StopAsync());
        Assert.False(File.Exists(file));
        var verified = await EngineProcess.RunAsync("audit", "verify", "--data", world.Data);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }

    [Fact]
    public async Task A_service_elsewhere_is_reached_with_its_address_and_a_key()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var address = ServiceFile.Read(world.Data)!.Address.ToString();
        var key = (await EngineProcess.RunAsync("keys", "add", "--name", "ops", "--role", "admin", "--data", world.Data)).Output.Trim();
        var operatorKey = (await EngineProcess.RunAsync("keys", "add", "--name", "ann", "--role", "operator", "--data", world.Data)).Output.Trim();

        Assert.Equal((0, ""), await WithKeyAsync(key, address));
        var refused = await WithKeyAsync(operatorKey, address);
        Assert.Equal(2, refused.Exit);
        Assert.Equal("RUN501 This needs the role admin; the key has operator.\n", refused.Error);
        Assert.Equal(2, (await WithKeyAsync("ek_wrong", address)).Exit);
        Assert.Equal(2, (await WithKeyAsync("", address)).Exit);
        Assert.Equal(3, (await WithKeyAsync(key, "http://127.0.0.1:1")).Exit);
        Assert.Equal(2, (await WithKeyAsync(key, "ftp://example.com")).Exit);
    }

    [Fact]
    public async Task A_folder_that_somebody_holds_without_saying_where_is_refused_clearly()
    {
        using var folder = new TemporaryFolder();
        await using var store = Engine.Tests.Runtime.Support.Stores.Open(folder);
        var held = await EngineProcess.RunAsync("keys", "list", "--data", folder.Path);
        Assert.Equal(2, held.ExitCode);
        Assert.StartsWith("RUN504 Another process uses the data folder", held.Error, StringComparison.Ordinal);

        // What a killed service left behind: nobody answers there.
        folder.With(ServiceFile.Name, """{"formatVersion":1,"address":"http://127.0.0.1:1/","key":"el_old"}""");
        var stale = await EngineProcess.RunAsync("keys", "list", "--data", folder.Path);
        Assert.Equal(3, stale.ExitCode);
        Assert.StartsWith("RUN504 The service at http://127.0.0.1:1/ does not answer", stale.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Error)> WithKeyAsync(string key, string address)
    {
        using var process = EngineProcess.Start(["keys", "list", "--url", address, "--key", "env:OPS_KEY"], new Dictionary<string, string> { ["OPS_KEY"] = key });
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }
}

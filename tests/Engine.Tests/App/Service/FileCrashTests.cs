using System.Text;
using System.Text.Json;

namespace Engine.Tests.App.Service;

/// <summary>The real program is killed, as <c>kill -9</c> does, between every two effects of taking a file, and started again.</summary>
public sealed class FileCrashTests : IDisposable
{
    private const int Rows = 1200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("after-file-staged:1")]
    [InlineData("after-file-kept:1")]
    [InlineData("after-file-noted:1")]
    [InlineData("after-file-page:1")]
    [InlineData("after-file-page:2")]
    [InlineData("after-file-taken:1")]
    public async Task A_death_anywhere_loses_no_file_and_takes_none_twice(string crashAt)
    {
        var root = Path.Combine(folder.Path, "project");
        Clients.Copy(Repository.PathOf("tests/Engine.Tests/Runtime/Ingest/project/mappings"), Path.Combine(root, "mappings"));
        var drop = Path.Combine(root, "drop", "bank");
        Directory.CreateDirectory(drop);
        var file = Path.Combine(drop, "lines.csv");
        var text = new StringBuilder("reference,booked,account\n");
        for (var n = 0; n < Rows; n++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{n},2026-01-31,a{n % 7}\n");
        }

        await File.WriteAllTextAsync(file, text.ToString());
        await using (var first = new MeterService(Path.Combine(folder.Path, "data")))
        {
            await first.StartAsync(crashAt, root);
            await first.WaitForExitAsync();
            Assert.NotEqual(0, first.Process.ExitCode);
        }

        Assert.True(File.Exists(file));
        await using var second = new MeterService(Path.Combine(folder.Path, "data"));
        await second.StartAsync(root: root);
        var reason = Path.Combine(drop, "done", "lines.csv.reason.json");
        for (var i = 0; i < 600 && File.Exists(file); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await second.StopAsync();
        using var told = JsonDocument.Parse(await File.ReadAllTextAsync(reason));
        Assert.Contains(told.RootElement.GetProperty("code").GetString(), new[] { "accepted", "repeated" });
        Assert.Equal(Rows, told.RootElement.GetProperty("events").GetInt32());
        var events = await second.EventsAsync();
        Assert.Equal(Rows, events.Count);
        Assert.All(events, summary => Assert.Equal((0L, 0L), (summary.Repeats, summary.Variants)));
        Assert.Equal(text.ToString(), await File.ReadAllTextAsync(Path.Combine(drop, "done", "lines.csv")));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "data", "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(told.RootElement.GetProperty("sha256").GetString(), Path.GetFileName(kept));
    }
}

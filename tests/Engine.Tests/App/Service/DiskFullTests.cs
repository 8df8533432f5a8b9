namespace Engine.Tests.App.Service;

/// <summary>The real program on a disk of 4 MiB that fills up and is freed again.</summary>
public sealed class DiskFullTests
{
    private const int Padding = 20_000;
    private const int Most = 1000;

    [SmallDiskFact]
    public Task With_a_reserve_intake_pauses_before_the_disk_is_full() => FillAndFreeAsync("1", "RUN111");

    [SmallDiskFact]
    public Task Without_a_reserve_a_full_disk_refuses_cleanly() => FillAndFreeAsync("0", "RUN104");

    private static async Task FillAndFreeAsync(string minFree, string code)
    {
        using var disk = SmallDisk.Make();
        var ballast = Path.Combine(disk.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1536 * 1024]);
        await using var service = new MeterService(Path.Combine(disk.Path, "data"));
        using var logs = new TemporaryFolder();
        var log = Path.Combine(logs.Path, "log.json");
        await service.StartAsync(more: ["--min-free", minFree, "--log-file", log]);

        var kept = new List<string>();
        var refusal = await FillAsync(service, kept, "before");
        Assert.Equal((503, code), (refusal.Status, refusal.Code));
        Assert.Equal(TimeSpan.FromSeconds(10), refusal.RetryAfter);
        Assert.NotEmpty(kept);

        File.Delete(ballast);
        await UntilTakenAsync(service, kept);
        await service.StopAsync();
        Assert.All(
            (await File.ReadAllLinesAsync(log)).Where(line => line.Contains("could not be kept, ", StringComparison.Ordinal)),
            line => Assert.DoesNotContain("\"Exception\"", line, StringComparison.Ordinal));
        Assert.Equal(kept.Order(), (await service.EventsAsync()).Select(summary => summary.Id.Split('|')[1]).Order());
    }

    private static async Task<(int Status, string? Code, TimeSpan? RetryAfter)> FillAsync(MeterService service, List<string> kept, string prefix)
    {
        for (var n = 0; n < Most; n++)
        {
            var answer = await service.PostAsync($"{prefix}-{n}", Padding);
            if (answer.Status != 200)
            {
                return answer;
            }

            kept.Add($"{prefix}-{n}");
        }

        throw new InvalidOperationException("The disk does not fill up.");
    }

    private static async Task UntilTakenAsync(MeterService service, List<string> kept)
    {
        for (var n = 0; n < Most; n++)
        {
            // The same event again and again, as a sender repeats it: refused before, it must be new now.
            if (await service.PostAsync("after", Padding) is (200, "accepted", _))
            {
                kept.Add("after");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        throw new InvalidOperationException("Intake did not recover.");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Engine.Simulation.Load;

namespace Engine.Simulation.Intake;

/// <summary>Loads a server with wrk, whose script signs each of its bodies.</summary>
internal static class Wrk
{
    private const int Connections = 64;
    private const int WarmUpSeconds = 4;
    private const int Repeats = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int runs = Environment.ProcessId % 1000 * 100;

    public static async Task<bool> IsThereAsync()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("wrk", "-v") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <param name="server">Listens at the address, or will soon.</param>
    /// <param name="sources">Where wrk's script and the body lie.</param>
    /// <param name="folder">For the script with the server's path in it.</param>
    public static async Task<WrkResult> MeasureAsync(Process server, Uri address, string sources, string folder, int seconds)
    {
        await UntilListeningAsync(address);
        var script = Path.Combine(folder, "post.lua");
        var text = await File.ReadAllTextAsync(Path.Combine(sources, "post.lua"));
        await File.WriteAllTextAsync(script, text.Replace("\"/webhook\"", $"\"{address.AbsolutePath}\"", StringComparison.Ordinal));

        // Repeats warm the server up as well as new ones do, and what is open stays under the engine's bound.
        var warm = await RunAsync(address, script, sources, WarmUpSeconds, ++runs);
        var (kept, bad) = (Taken(warm), Bad(warm));
        for (var n = 0; n < Repeats; n++)
        {
            var repeated = await RunAsync(address, script, sources, WarmUpSeconds, runs);
            kept = Math.Max(kept, Taken(repeated));
            bad += Bad(repeated);
        }

        server.Refresh();
        var before = server.TotalProcessorTime;
        var measured = await RunAsync(address, script, sources, seconds, ++runs);
        server.Refresh();
        var taken = Taken(measured);
        return new WrkResult(
            taken / measured.GetProperty("secs").GetDouble(),
            measured.GetProperty("p99ms").GetDouble(),
            taken + kept,
            bad + Bad(measured),
            (server.TotalProcessorTime - before).TotalMicroseconds / taken,
            ResidentMemory.Of(server.Id).Most);
    }

    private static async Task UntilListeningAsync(Uri address)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException) when (clock.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private static async Task<JsonElement> RunAsync(Uri address, string script, string sources, int seconds, int run)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "20s", "-s", script, address.AbsoluteUri]) { RedirectStandardOutput = true };
        start.Environment["BODY"] = Path.Combine(sources, "body.json");
        start.Environment["RUN"] = run.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        await process.WaitForExitAsync();
        using var document = JsonDocument.Parse(lines.Last(line => line.StartsWith('{')));
        return document.RootElement.Clone();
    }

    private static long Taken(JsonElement result) => result.GetProperty("requests").GetInt64() - result.GetProperty("bad").GetInt64();

    private static long Bad(JsonElement result) => result.GetProperty("bad").GetInt64() + result.GetProperty("errors").GetInt64();
}

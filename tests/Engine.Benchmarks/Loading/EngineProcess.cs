using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Engine.Benchmarks.Loading;

/// <summary>An engine in a process of its own, looked at from outside.</summary>
internal sealed class EngineProcess : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient http = new() { Timeout = Patience };
    private readonly Uri readiness;
    private readonly DirectoryInfo data;

    private EngineProcess(Process process, Uri readiness, DirectoryInfo data) => (this.process, this.readiness, this.data) = (process, readiness, data);

    public long PeakBytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Checks a project. Processor time and memory are those of the last look before the end.</summary>
    public static (TimeSpan Wall, TimeSpan Cpu, long PeakBytes) Lint(string engine, string project)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(engine, "lint", "--root", project);
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(Interval))
        {
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                // It has ended since the last look.
            }
        }

        var wall = clock.Elapsed;
        return process.ExitCode == 0 ? (wall, cpu, peak) : throw new InvalidOperationException($"lint ended with {process.ExitCode}.");
    }

    /// <summary>Starts the service and waits until it takes events.</summary>
    public static EngineProcess Serve(string engine, string project, out TimeSpan ready)
    {
        var data = Directory.CreateTempSubdirectory("engine-bench-data-");
        var address = $"http://127.0.0.1:{FreePort()}";
        var clock = Stopwatch.StartNew();
        var process = Start(engine, "run", "--root", project, "--data", data.FullName, "--urls", address);
        var service = new EngineProcess(process, new Uri($"{address}/readyz"), data);
        service.WaitFor(revision => revision is not null);
        ready = clock.Elapsed;
        return service;
    }

    /// <summary>How long it takes from a change to a revision that was not in force before.</summary>
    public TimeSpan TimeToNextRevision(Action change)
    {
        var before = Revision();
        var clock = Stopwatch.StartNew();
        change();
        WaitFor(revision => revision is not null && revision != before);
        return clock.Elapsed;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        http.Dispose();
        data.Delete(recursive: true);
    }

    private void WaitFor(Func<string?, bool> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!holds(Revision()))
        {
            if (clock.Elapsed > Patience || process.WaitForExit(Interval))
            {
                throw new InvalidOperationException("The service does not come to where it should.");
            }
        }
    }

    /// <summary>The revision in force; null while the service does not take events.</summary>
    private string? Revision()
    {
        try
        {
            using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, readiness));
            using var body = JsonDocument.Parse(answer.Content.ReadAsStream());
            return answer.IsSuccessStatusCode ? body.RootElement.GetProperty("revision").GetString() : null;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return null;
        }
    }

    private static Process Start(string engine, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(engine, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

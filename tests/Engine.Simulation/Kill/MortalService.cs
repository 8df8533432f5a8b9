using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.Simulation.Kill;

/// <summary>The real program, <c>engine run</c>, on a copy of the repository's configuration that leads to a sandbox; it is killed and started again.</summary>
internal sealed class MortalService : IAsyncDisposable
{
    private const string KeyVariable = "KILL_TEST_PRIVATE_KEY";
    private const string Listening = "Listening on ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("engine-kill-");
    private readonly DemoKeys keys;
    private Process? process;

    /// <param name="netSuite">Where the sandbox listens.</param>
    /// <param name="slots">Requests that the sandbox allows at once.</param>
    public MortalService(DemoKeys keys, Uri netSuite, int slots = 5)
    {
        this.keys = keys;
        RedirectedProject.Write(Root, netSuite, KeyVariable, slots);
    }

    /// <summary>How long it waits for NetSuite, and when it looks again after a write without an answer.</summary>
    public ImmutableArray<string> Patience { get; init; } = ["--settle", "200,500,1000,2000,4000", "--write-timeout", "500"];

    /// <summary>libfaketime, where lives have clocks of their own.</summary>
    public string? ClockLibrary { get; init; }

    /// <summary>Whether it is started as the unit file starts it, for a service that runs for months.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The process at present.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Its configuration.</summary>
    public string Root => Path.Combine(folder.FullName, "project");

    public string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Where it listens at present.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    /// <param name="clock">How far its wall clock is ahead of the true one.</param>
    public async Task StartAsync(TimeSpan clock = default)
    {
        process = EngineProcess.Start(
            ["run", "--root", Root, "--data", Data, "--urls", "http://127.0.0.1:0", .. Patience],
            new Dictionary<string, string>(clock == TimeSpan.Zero ? [] : Clock(clock))
            {
                ["ACME_STRIPE_WEBHOOK_SECRET"] = keys.WebhookSecret,
                ["ACME_NETSUITE_CLIENT_ID"] = DemoKeys.ClientId,
                ["ACME_NETSUITE_CERTIFICATE_ID"] = DemoKeys.CertificateId,
                [KeyVariable] = keys.PrivateKeyPem,
                ["DOTNET_TieredPGO"] = IsInstalled ? "1" : "0",
            });
        _ = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                Address = new Uri(line[Listening.Length..line.IndexOf(". ", StringComparison.Ordinal)]);
                _ = process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The service did not start (exit code {process.ExitCode})."));
    }

    /// <summary>How many of its events stand where, read beside it.</summary>
    public async Task<ImmutableSortedDictionary<EventState, long>> StatesAsync() => (await Inspection.StatusAsync()).Events;

    /// <summary>What it keeps, read beside it.</summary>
    public IInspection Inspection => SqliteStore.OpenInspection(Data) is StoreOpening<IInspection>.Opened(var inspection)
        ? inspection
        : throw new IOException("The service has left no data.");

    private Dictionary<string, string> Clock(TimeSpan ahead) => new()
    {
        ["LD_PRELOAD"] = ClockLibrary ?? throw new InvalidOperationException("Nothing sets the clock of a process here."),
        ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0}s"),
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary><c>kill -TERM</c>, and waits for the end.</summary>
    public async Task TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        folder.Delete(recursive: true);
    }
}

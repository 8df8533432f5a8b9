using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Engine.App.Output;
using Engine.App.Service;
using Engine.App.Systemd;
using Engine.Runtime;
using Engine.Runtime.Access;
using Engine.Runtime.Configuration;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scripts;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Engine.App.Commands;

/// <summary><c>engine run</c>: the service. Takes webhooks in, works through the inbox, answers questions about both.</summary>
public sealed class RunCommand : EngineCommand
{
    private const long BytesInMebibyte = 1024 * 1024;

    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<DirectoryInfo> data = DataOption.Create();
    private readonly Option<string?> environment = EnvironmentOption.Create();
    private readonly ListenOptions listen = new();

    private readonly Option<int> lanes = new("--lanes") { Description = "Ordering keys worked on at once.", DefaultValueFactory = _ => new WorkerOptions().Lanes };

    private readonly Option<int> writeTimeout = new("--write-timeout")
    {
        Description = "Milliseconds until a write to NetSuite counts as unanswered.",
        DefaultValueFactory = _ => 60_000,
    };

    private readonly Option<string> settle = new("--settle")
    {
        Description = "Milliseconds after which an unanswered write is looked up again, separated by commas.",
        DefaultValueFactory = _ => "5000,30000,120000,300000,900000",
    };

    private readonly Option<string> logFormat = new("--log-format")
    {
        Description = "text: lines for people on standard error; json: JSON lines on standard output.",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<FileInfo?> logFile = new("--log-file") { Description = "Writes the log there too, as JSON lines; a new file every 100 MB, 14 kept." };

    private readonly Option<string[]> logLevel = new("--log-level")
    {
        Description = $"debug, info, warning or error; for one area as AREA=LEVEL. Areas: {string.Join(", ", ServiceLog.Areas.Keys)}.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<Uri?> otlp = new("--otlp")
    {
        Description = "Sends traces and metrics to this collector, such as http://localhost:4318. By default what OTEL_EXPORTER_OTLP_ENDPOINT says.",
        CustomParser = result => Uri.TryCreate(result.Tokens.SingleOrDefault()?.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Wrong(result, "--otlp must be the address of a collector, such as http://localhost:4318."),
    };

    private readonly Option<int> minFree = new("--min-free")
    {
        Description = "MiB that must be free on the disk of the data folder; with less, intake answers 503 until there is space.",
        DefaultValueFactory = _ => (int)(new IntakeOptions().MinFreeBytes / BytesInMebibyte),
    };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine run",
        "engine run --urls https://0.0.0.0:8443 --certificate server.pem --certificate-key server.key",
        "engine run --urls http://10.0.0.7:8080 --trusted-proxy 10.0.0.5 --log-format json",
    ];

    public override Command Build()
    {
        lanes.Validators.Add(result => Check(result.GetValueOrDefault<int>() is >= 1 and <= 256, result.AddError, "--lanes must be 1 to 256."));
        writeTimeout.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 1, result.AddError, "--write-timeout must be at least 1."));
        minFree.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 0, result.AddError, "--min-free must be 0 or more."));
        settle.Validators.Add(result => Check(
            !SettleSteps(result.GetValueOrDefault<string>()).IsEmpty, result.AddError, "--settle must be ascending whole numbers, such as 5000,30000."));
        logFormat.AcceptOnlyFromAmong("text", "json");
        logLevel.Validators.Add(result => Check(
            (result.GetValueOrDefault<string[]>() ?? []).All(text => ReadLevel(text) is not null), result.AddError, "--log-level must be a level, or an area and a level such as netsuite=debug."));
        var command = new Command("run", "Runs the service: webhooks in, records into NetSuite.") { root, data, environment, lanes, writeTimeout, settle, logFormat, logFile, logLevel, otlp, minFree };
        listen.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (listen.Read(parsed, new EngineOptions()).Trouble is var (code, message))
        {
            await Console.Error.WriteLineAsync($"{code} {message}");
            return ExitCodes.Unusable;
        }

        using var loggers = ServiceLog.Create(LogOptionsOf(parsed));
        var folder = parsed.GetRequiredValue(root).FullName;
        var snapshots = new Snapshots(folder, loggers.CreateLogger<Snapshots>(), TimeProvider.System, parsed.GetValue(environment));
        var seen = FolderStamp.Of(folder);
        var loaded = snapshots.Reload();
        LoadedClient.Report(loaded);
        if (loaded.Snapshot is null)
        {
            await Console.Error.WriteLineAsync("The service does not start with a configuration that does not compile.");
            return ExitCodes.Unusable;
        }

        if (loaded.Snapshot.Clients.Values.Any(client => client.Scripts.Count > 0))
        {
            await ScriptHost.Shared.PrepareAsync();
        }

        switch (SqliteStore.Open(parsed.GetRequiredValue(data).FullName))
        {
            case StoreOpening<IStore>.Opened(var store):
                await using (store)
                await using (var watcher = new ConfigurationWatcher(folder, seen, snapshots, loggers.CreateLogger<ConfigurationWatcher>()))
                {
                    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
                    {
                        signal.Cancel = true;
                        watcher.Ask();
                    });
                    return await ServeAsync(parsed, snapshots, store, loggers, cancel);
                }

            case StoreOpening<IStore>.Refused(var refused, var why):
                await Console.Error.WriteLineAsync($"{refused} {why}");
                return ExitCodes.Unusable;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<int> ServeAsync(ParseResult parsed, Snapshots snapshots, IStore store, ILoggerFactory loggers, CancellationToken cancel)
    {
        var secrets = new SecretReader();
        var timeout = TimeSpan.FromMilliseconds(parsed.GetValue(writeTimeout));
        var settleSteps = SettleSteps(parsed.GetValue(settle));
        using var accounts = new NetSuiteAccounts(
            new NetSuiteClientFactory(secrets, TimeProvider.System, loggers, new NetSuiteClientOptions { WriteTimeout = timeout, LongestWrite = settleSteps[^1] }));
        var (_, options) = listen.Read(parsed, new EngineOptions
        {
            Intake = new IntakeOptions { DataFolder = parsed.GetRequiredValue(data).FullName, ProjectFolder = parsed.GetRequiredValue(root).FullName, MinFreeBytes = parsed.GetValue(minFree) * BytesInMebibyte },
            Worker = new WorkerOptions
            {
                Lanes = parsed.GetValue(lanes),
                RequestTimeout = timeout,
                SettleSteps = settleSteps,
            },
        });
        var parts = new EngineParts
        {
            Store = store,
            Snapshots = new SnapshotInForce(snapshots),
            Accounts = accounts,
            Revisions = new RevisionArchive(parsed.GetRequiredValue(data).FullName, snapshots, store.Exceptions, TimeProvider.System, loggers.CreateLogger<RevisionArchive>()),
            Root = parsed.GetRequiredValue(root).FullName,
            Secrets = secrets,
            Crash = CrashAt.FromEnvironment(),
        };
        await using var app = EngineHost.Build(options, parts, loggers);

        // Ends before the service is taken apart, so that the last minute is sent.
        using var export = OtlpExport.Start(parsed.GetValue(otlp));
        return await ListenAsync(app, parts, parsed.GetRequiredValue(data).FullName, cancel);
    }

    private static async Task<int> ListenAsync(WebApplication app, EngineParts parts, string folder, CancellationToken cancel)
    {
        // What a killed run left would lead commands astray.
        ServiceFile.Delete(folder);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            // What began beside the listening would go on, and meet a store that is closed.
            await app.StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync($"The service cannot listen: {taken.Message}");
            return ExitCodes.Unusable;
        }

        ServiceFile.Write(folder, LocalAddress.Of(app.Urls), parts.LocalKey);
        await Console.Error.WriteLineAsync($"Listening on {string.Join(", ", app.Urls)}. Stop with Ctrl+C.");
        using var socket = NotifySocket.FromEnvironment();
        var board = app.Services.GetRequiredService<LaneBoard>();
        var notices = new ServiceNotices(socket, () => $"{board.Count} events in hand, configuration {parts.Snapshots.Current.Revision}.", parts.Clock);
        await Task.WhenAll(notices.RunAsync(app.Lifetime), app.WaitForShutdownAsync(cancel));
        ServiceFile.Delete(folder);
        return ExitCodes.Fine;
    }

    private LogOptions LogOptionsOf(ParseResult parsed) => new(
        parsed.GetValue(logFormat) == "json",
        parsed.GetValue(logFile),
        parsed.GetRequiredValue(logLevel).Select(text => ReadLevel(text)!.Value).DistinctBy(level => level.Area).ToImmutableSortedDictionary(level => level.Area, level => level.Level));

    private static (string Area, LogEventLevel Level)? ReadLevel(string text)
    {
        var (area, name) = text.Split('=') is [var of, var level] ? (of, level) : ("", text);
        return (area.Length == 0 || ServiceLog.Areas.ContainsKey(area)) && ServiceLog.LevelOf(name) is { } read ? (area, read) : null;
    }

    private static ImmutableArray<TimeSpan> SettleSteps(string? text)
    {
        var steps = (text ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : -1)
            .ToList();
        return steps.TrueForAll(step => step >= 0) && steps.Order().SequenceEqual(steps)
            ? [.. steps.Select(step => TimeSpan.FromMilliseconds(step))]
            : [];
    }

    private static Uri? Wrong(ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }

    private static void Check(bool holds, Action<string> report, string message)
    {
        if (!holds)
        {
            report(message);
        }
    }
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;

namespace Engine.App.Output;

/// <summary>The log of the service. Payloads and secrets are not logged; what slips through is blanked out.</summary>
internal static class ServiceLog
{
    // It only ever tells that requests begin and end, and makes ready for it with each of them as long as any level is open to it.
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private const string FailedToStart = "Hosting failed to start";

    private const int FilesKept = 14;
    private const long LargestFile = 100L * 1024 * 1024;

    /// <summary>What may be set apart, and the part of the engine it is.</summary>
    public static ImmutableSortedDictionary<string, string> Areas { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["intake"] = "Engine.Runtime.Ingest",
            ["work"] = "Engine.Runtime.Work",
            ["netsuite"] = "Engine.Runtime.NetSuite",
            ["configuration"] = "Engine.Runtime.Configuration",
            ["host"] = "Microsoft",
        });

    /// <summary>One for the whole process: two would write over each other's lines in one file, and know nothing of each other's scopes.</summary>
    public static ILoggerFactory Create(LogOptions options) =>
        // Serilog decides what is kept, so that there is one place for levels.
        LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(Configure(options).CreateLogger(), dispose: true));

    /// <summary>A level as the command line spells it: <c>debug</c>, <c>info</c>, <c>warning</c> or <c>error</c>.</summary>
    public static LogEventLevel? LevelOf(string text) => text switch
    {
        "debug" => LogEventLevel.Debug,
        "info" => LogEventLevel.Information,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => null,
    };

    private static LoggerConfiguration Configure(LogOptions options)
    {
        var log = new LoggerConfiguration().MinimumLevel.Is(options.Levels.GetValueOrDefault("", LogEventLevel.Information));
        foreach (var (area, place) in Areas)
        {
            if (LevelOf(area, options) is { } level)
            {
                log.MinimumLevel.Override(place, level);
            }
        }

        if (LevelOf("host", options) > LogEventLevel.Information)
        {
            log.MinimumLevel.Override(Requests, LevelAlias.Off);
        }

        // Whoever starts the host is given the exception, and says it in a sentence.
        log.Filter.ByExcluding(entry => entry.MessageTemplate.Text == FailedToStart);
        _ = options.IsJson
            ? log.WriteTo.Console(new JsonLogLine())
            : log.WriteTo.Console(new LogLine(), standardErrorFromLevel: LogEventLevel.Verbose);
        return options.File is { } file ? ToFile(log.WriteTo, file) : log;
    }

    // The web server says what it does with every request; that is of use only when asked for.
    private static LogEventLevel? LevelOf(string area, LogOptions options) =>
        options.Levels.TryGetValue(area, out var level) ? level : area == "host" ? LogEventLevel.Warning : null;

    private static LoggerConfiguration ToFile(LoggerSinkConfiguration to, FileInfo file) => to.File(
        new JsonLogLine(),
        file.FullName,
        rollingInterval: RollingInterval.Infinite,
        rollOnFileSizeLimit: true,
        fileSizeLimitBytes: LargestFile,
        retainedFileCountLimit: FilesKept);
}

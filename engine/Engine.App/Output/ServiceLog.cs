using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

namespace Engine.App.Output;

/// <summary>The log of the service: one line an entry, on standard error. Payloads and secrets are not logged.</summary>
internal static class ServiceLog
{
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static ILoggerFactory Create() => LoggerFactory.Create(Add);

    public static void Add(ILoggingBuilder logging) => logging.AddSerilog(
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger(),
        dispose: true);
}

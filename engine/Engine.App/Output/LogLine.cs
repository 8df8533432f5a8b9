using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Engine.App.Output;

/// <summary>An entry of the log for people: one line, with the event it is about; what a fault left behind is indented below.</summary>
internal sealed class LogLine : ITextFormatter
{
    private const int ShownOfRevision = 12;

    private static readonly string[] Context = ["Client", "Event", "Revision", "Operation"];

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var message = LogText.Message(logEvent);
        var about = Context.Select(name => Text(logEvent, name)).Where(text => text.Length > 0 && !message.Contains(text, StringComparison.Ordinal)).ToList();
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{logEvent.Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {LevelOf(logEvent.Level)} {LogText.OneLine(message)}"));
        output.Write(about.Count > 0 ? $" [{LogText.OneLine(string.Join(' ', about))}]\n" : "\n");
        if (logEvent.Exception is { } fault)
        {
            output.Write(LogText.Indented(fault.ToString()) + "\n");
        }
    }

    // Of a revision as much as other pages show.
    private static string Text(LogEvent entry, string name) => entry.Properties.GetValueOrDefault(name) is not ScalarValue { Value: string text } ? ""
        : name == "Revision" && text.Length > ShownOfRevision ? text[..ShownOfRevision]
        : text;

    private static string LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "TRC",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };
}

using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Engine.App.Output;

/// <summary>An entry of the log for programs: one JSON object on a line.</summary>
internal sealed class JsonLogLine : ITextFormatter
{
    private readonly JsonFormatter json = new(closingDelimiter: "", renderMessage: true, formatProvider: CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        json.Format(logEvent, text);
        output.Write(LogText.OneLine(text.ToString()) + "\n");
    }
}

using System.Globalization;
using System.Text;
using Engine.Runtime.Telemetry;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Engine.App.Output;

/// <summary>
/// Makes text fit for a line of the log: what could forge a second line or steer a terminal is written as <c>\u001b</c>, which is valid in
/// JSON strings too, and secrets are blanked out.
/// </summary>
internal static class LogText
{
    // Text stands as it is: in quotes it could not be searched for, and reads badly.
    private static readonly MessageTemplateTextFormatter Literal = new("{Message:l}", CultureInfo.InvariantCulture);

    /// <summary>What an entry says.</summary>
    public static string Message(LogEvent entry)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Literal.Format(entry, text);
        return text.ToString();
    }

    /// <summary>One line, whatever was in the text.</summary>
    public static string OneLine(string text) => Redaction.Apply(Escape(text));

    /// <summary>Several lines, as of a stack trace; none of the others can be taken for a line of the log, being indented.</summary>
    public static string Indented(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => "    " + OneLine(line)));

    private static string Escape(string text)
    {
        if (!text.Any(MustBeEscaped))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = MustBeEscaped(c) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : safe.Append(c);
        }

        return safe.ToString();
    }

    // Format characters turn the direction of what follows.
    private static bool MustBeEscaped(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

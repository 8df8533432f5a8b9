using System.Globalization;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>How items are called: <c>X17</c>, short enough to be read out.</summary>
public static class ItemName
{
    public static string Of(long number) => string.Create(CultureInfo.InvariantCulture, $"X{number}");

    /// <summary>Null when the text names no item. The X may be left out.</summary>
    public static long? Read(string text)
    {
        var digits = text.StartsWith('X') || text.StartsWith('x') ? text[1..] : text;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

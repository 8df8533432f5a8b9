using System.Globalization;

namespace Engine.Runtime.Hosting;

/// <summary>What people call a thing that has a number, such as M3: a letter for what it is, and its number.</summary>
internal static class LetteredNumber
{
    public static string Name(char letter, long number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number}");

    /// <summary>Null when it is no such name.</summary>
    public static long? Read(char letter, string name) =>
        name.StartsWith(letter) && long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

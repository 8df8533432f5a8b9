using System.Text.RegularExpressions;

namespace Engine.Runtime.Payloads;

/// <summary>What may be shown of a message when its values may not.</summary>
internal static partial class ShownReason
{
    /// <summary>Stands for the rest.</summary>
    public const string Rest = "(erased)";

    /// <summary>The first code of a message; the whole message when it has none, since then it names rules and records only.</summary>
    public static string? CodesOf(string? reason) => reason is not null && Code().Match(reason) is { Success: true } code ? $"{code.Value} {Rest}" : reason;

    [GeneratedRegex(@"\b[A-Z]{3}[0-9]{3}\b")]
    private static partial Regex Code();
}

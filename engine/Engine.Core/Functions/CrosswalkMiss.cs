using System.Text.RegularExpressions;

namespace Engine.Core.Functions;

/// <summary>Which row is missing, read back from a message of FUN110.</summary>
/// <param name="Table">Name of the crosswalk.</param>
public sealed partial record CrosswalkMiss(string Table, string Key)
{
    /// <summary>Null when the message is no such one.</summary>
    public static CrosswalkMiss? Read(string message) =>
        Sentence().Match(message) is { Success: true } match ? new CrosswalkMiss(match.Groups[1].Value, match.Groups[2].Value) : null;

    [GeneratedRegex("The crosswalk `([^`]+)` has no row for `([^`]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();
}

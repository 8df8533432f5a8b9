using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Engine.Core.Functions;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// The cause of an item with everything taken out that differs from event to event: ids, amounts, dates, quoted values. Items of one
/// cause have one text, and so one group. A key that a crosswalk lacks stays: it is the cause, and one row mends one key.
/// </summary>
public static partial class CauseText
{
    private const int LongestText = 300;
    private const int IdLength = 8;
    private const string Gap = "…";

    private static readonly FrozenSet<string> whole = FrozenSet.ToFrozenSet([FunctionCodes.NoCrosswalkRow.Id, FunctionCodes.InactiveCrosswalkRow.Id]);

    /// <param name="place">Record and field; empty when the trouble concerns the whole event.</param>
    public static string Of(string code, string message, string place)
    {
        var text = whole.Contains(code) ? message : Normalise(message);
        var cause = place.Length > 0 ? $"{code} {Normalise(place)}: {text}" : $"{code} {text}";
        return cause.Length <= LongestText ? cause : cause[..LongestText];
    }

    /// <summary>A short name of a cause, the same on every machine.</summary>
    public static string IdOf(string cause) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..IdLength];

    private static string Normalise(string message) =>
        Gaps().Replace(Words().Replace(Dates().Replace(Quoted().Replace(message, Gap), Gap), Gap), Gap);

    // Names of the configuration stand in backticks too and have no digit.
    [GeneratedRegex("\"[^\"]*\"|`[^`]*[0-9][^`]*`|'[^']*[0-9][^']*'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+Z?)?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", RegexOptions.NonBacktracking)]
    private static partial Regex Dates();

    // Ids and numbers: whatever has a digit in it, or letters on both sides of an underscore.
    [GeneratedRegex("-?[A-Za-z_-]*[0-9][A-Za-z0-9_.,-]*|[A-Za-z0-9]+_[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("…([ .,:/-]*…)+", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}

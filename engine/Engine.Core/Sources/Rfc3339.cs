using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Core.Sources;

/// <summary>Instants as RFC 3339 spells them. Digits of a second past the seventh are cut off.</summary>
internal static partial class Rfc3339
{
    private const int FractionDigits = 7;

    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || Shape().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value;
        var cut = $"{match.Groups["seconds"].Value}.{fraction.PadRight(FractionDigits, '0')[..FractionDigits]}{match.Groups["zone"].Value}";
        return DateTimeOffset.TryParseExact(cut.ToUpperInvariant(), "yyyy-MM-dd'T'HH:mm:ss.fffffffK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<seconds>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,20}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Sources;

/// <summary>A <c>Stripe-Signature</c> header, taken apart.</summary>
/// <param name="SigningTime">The text after <c>t=</c>; it is part of what was signed, so its spelling matters.</param>
/// <param name="SignedAt">The same as an instant.</param>
/// <param name="Signatures">The texts after <c>v1=</c>, at most eight. Other schemes are left out.</param>
internal sealed record SignatureHeader(string SigningTime, DateTimeOffset SignedAt, ImmutableArray<string> Signatures)
{
    public const int MaxSignatures = 8;

    private const int MaxLength = 4096;
    private const int MaxTimeDigits = 11;

    /// <summary>Null when the header is missing, longer than 4 KiB, has no or two times, or more than eight signatures.</summary>
    public static SignatureHeader? Parse(string? text)
    {
        if (text is null || text.Length > MaxLength)
        {
            return null;
        }

        var items = text.Split(',', StringSplitOptions.TrimEntries).Select(item => item.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        var times = ValuesOf("t", items);
        var signatures = ValuesOf("v1", items);
        return times.Length == 1 && signatures.Length <= MaxSignatures && Instant(times[0]) is { } signedAt
            ? new SignatureHeader(times[0], signedAt, signatures)
            : null;
    }

    private static ImmutableArray<string> ValuesOf(string name, IEnumerable<string[]> items) =>
        [.. items.Where(item => item.Length == 2 && item[0] == name).Select(item => item[1])];

    private static DateTimeOffset? Instant(string text) =>
        text.Length is > 0 and <= MaxTimeDigits && text.All(char.IsAsciiDigit)
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
}

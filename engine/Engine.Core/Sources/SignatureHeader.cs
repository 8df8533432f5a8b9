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

        string? time = null;
        var signatures = ImmutableArray.CreateBuilder<string>();
        foreach (var place in text.AsSpan().Split(','))
        {
            var item = text.AsSpan(place).Trim();
            var equals = item.IndexOf('=');
            switch (equals < 0 ? "" : item[..equals].TrimEnd())
            {
                case "t" when time is not null:
                    return null;
                case "t":
                    time = item[(equals + 1)..].TrimStart().ToString();
                    break;
                case "v1":
                    signatures.Add(item[(equals + 1)..].TrimStart().ToString());
                    break;
            }
        }

        return time is not null && signatures.Count <= MaxSignatures && Instant(time) is { } signedAt
            ? new SignatureHeader(time, signedAt, signatures.ToImmutable())
            : null;
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Length is > 0 and <= MaxTimeDigits && text.All(char.IsAsciiDigit)
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
}

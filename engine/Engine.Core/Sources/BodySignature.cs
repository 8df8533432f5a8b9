using System.Globalization;
using System.Security.Cryptography;

namespace Engine.Core.Sources;

/// <summary>
/// How a declared source signs its bodies: HMAC over the body, or over signing time, a dot and the body where it sends the time. Codes:
/// EVT101 missing or unreadable, EVT103 mismatch, EVT104 too old.
/// </summary>
/// <param name="Header">The header that holds the signature.</param>
/// <param name="Prefix">What stands before the signature in the header, such as <c>sha256=</c>; may be empty.</param>
/// <param name="TimestampHeader">The header that holds the signing time, in whole seconds since 1970; null when it is not sent.</param>
/// <param name="Tolerance">How far signing time and now may lie apart.</param>
public sealed record BodySignature(
    string Header, SignatureAlgorithm Algorithm, SignatureEncoding Encoding, string Prefix, string? TimestampHeader, TimeSpan Tolerance)
{
    private const int MaxLength = 4096;
    private const int MaxTimeDigits = 11;

    /// <param name="header">What the signature header holds: one signature, or up to eight with commas between; null when it is missing.</param>
    /// <param name="timestamp">What the timestamp header holds.</param>
    /// <param name="body">As received, byte for byte.</param>
    /// <param name="secrets">Secrets in force. None may be empty.</param>
    /// <param name="now">The receiver's clock.</param>
    public SignatureVerdict Verify(string? header, string? timestamp, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now)
    {
        DateTimeOffset? signedAt = TimestampHeader is null ? now : Instant(timestamp);
        if (Candidates(header) is not { Count: > 0 } candidates || signedAt is not { } at)
        {
            return new SignatureVerdict.Refused(EventCodes.SignatureMalformed, $"The signature is missing or cannot be read. Send it in {Header}{(TimestampHeader is null ? "" : $", and the signing time in {TimestampHeader}")}.");
        }

        var signed = TimestampHeader is null ? "" : timestamp + ".";
        var right = new List<byte[]>();
        foreach (var secret in secrets)
        {
            right.Add(Digest(signed, body, secret));
        }

        if (!SecretComparison.AnyEqual(candidates, right))
        {
            return new SignatureVerdict.Refused(EventCodes.SignatureMismatch, "No signature belongs to this body and a secret of this source.");
        }

        // The age comes last: whoever cannot sign learns nothing about the clock.
        return (now - at).Duration() <= Tolerance
            ? new SignatureVerdict.Accepted(at)
            : new SignatureVerdict.Refused(EventCodes.SignatureStale, $"The delivery was signed more than {Tolerance.TotalSeconds:0} seconds from now.");
    }

    private List<byte[]>? Candidates(string? header)
    {
        if (header is null || header.Length > MaxLength)
        {
            return null;
        }

        var written = header.Split(',', StringSplitOptions.TrimEntries);
        return written.Length > SignatureHeader.MaxSignatures
            ? null
            : [.. written.Where(text => text.StartsWith(Prefix, StringComparison.Ordinal)).Select(text => Bytes(text[Prefix.Length..])).OfType<byte[]>()];
    }

    private byte[]? Bytes(string text)
    {
        try
        {
            return Encoding == SignatureEncoding.Base64 ? Convert.FromBase64String(text) : Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Digest(string signed, ReadOnlySpan<byte> body, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        var algorithm = Algorithm == SignatureAlgorithm.Sha512 ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;
        using var hmac = IncrementalHash.CreateHMAC(algorithm, System.Text.Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(System.Text.Encoding.UTF8.GetBytes(signed));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static DateTimeOffset? Instant(string? text) =>
        text is { Length: > 0 and <= MaxTimeDigits } && text.All(char.IsAsciiDigit)
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
}

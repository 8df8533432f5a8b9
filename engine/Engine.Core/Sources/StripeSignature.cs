using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Core.Sources;

/// <summary>
/// Checks that a delivery was signed by Stripe: HMAC-SHA256 over signing time, a dot and the raw body, keyed with the whole
/// secret including <c>whsec_</c>. Rules and vectors: docs.stripe.com/webhooks and the official clients.
/// </summary>
public static class StripeSignature
{
    public const string HeaderName = "Stripe-Signature";

    public static TimeSpan DefaultTolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Accepts when any <c>v1</c> of the header was made with any of the secrets, and then when it was made within the
    /// tolerance before or after now. Every signature is compared with every secret, in constant time.
    /// </summary>
    /// <param name="headerValue">The header as received; null when it is missing.</param>
    /// <param name="body">The body as received, byte for byte.</param>
    /// <param name="secrets">Signing secrets in force, several while one is rolled over. None may be empty.</param>
    /// <param name="now">The receiver's clock.</param>
    /// <param name="tolerance">How far signing time and now may lie apart; more than zero.</param>
    public static SignatureVerdict Verify(
        string? headerValue, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tolerance, TimeSpan.Zero);
        if (SignatureHeader.Parse(headerValue) is not { } header)
        {
            return new SignatureVerdict.Refused(EventCodes.SignatureMalformed, "The Stripe-Signature header is missing or is not of the form t=…,v1=….");
        }

        if (header.Signatures.IsEmpty)
        {
            return new SignatureVerdict.Refused(EventCodes.SignatureNoScheme, "The Stripe-Signature header has no v1 signature.");
        }

        return Matches(header, body, secrets)
            ? CheckAge(header, now, tolerance)
            : new SignatureVerdict.Refused(EventCodes.SignatureMismatch, "No v1 signature belongs to this body and a signing secret of this client.");
    }

    // The age comes last: whoever cannot sign learns nothing about the clock.
    private static SignatureVerdict CheckAge(SignatureHeader header, DateTimeOffset now, TimeSpan tolerance) =>
        (now - header.SignedAt).Duration() <= tolerance
            ? new SignatureVerdict.Accepted(header.SignedAt)
            : new SignatureVerdict.Refused(
                EventCodes.SignatureStale,
                $"The delivery was signed at {header.SignedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}, more than {tolerance.TotalSeconds:0} seconds from now.");

    private static bool Matches(SignatureHeader header, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets)
    {
        var right = new List<byte[]>(secrets.Count);
        foreach (var secret in secrets)
        {
            right.Add(Digest(header.SigningTime, body, secret));
        }

        return SecretComparison.AnyEqual(header.Signatures.Select(Encoding.UTF8.GetBytes), right);
    }

    private static byte[] Digest(string signingTime, ReadOnlySpan<byte> body, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);

        // In one piece: to copy the body costs less than to hash it in three parts.
        var signed = ArrayPool<byte>.Shared.Rent(signingTime.Length + 1 + body.Length);
        var length = Encoding.ASCII.GetBytes(signingTime, signed);
        signed[length++] = (byte)'.';
        body.CopyTo(signed.AsSpan(length));
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed.AsSpan(0, length + body.Length));
        ArrayPool<byte>.Shared.Return(signed);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest));
    }
}

using System.Globalization;
using System.Security.Cryptography;

namespace Engine.Runtime.Storage;

/// <summary>How far the audit chain was at a moment. Kept elsewhere, it shows later that nothing before it was rewritten or cut off.</summary>
/// <param name="Seal">Number of the last seal; 0 when there is none yet.</param>
/// <param name="Hash">Its hash, in lower-case hexadecimal.</param>
public sealed record AuditCheckpoint(long Seal, string Hash)
{
    /// <summary>As <see cref="ToString"/> writes it; null when the text is none.</summary>
    public static AuditCheckpoint? Read(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [var seal, { Length: SHA256.HashSizeInBytes * 2 } hash]
            && long.TryParse(seal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && hash.All(char.IsAsciiHexDigitLower)
                ? new AuditCheckpoint(number, hash)
                : null;
    }

    public override string ToString() => $"{Seal.ToString(CultureInfo.InvariantCulture)}:{Hash}";
}

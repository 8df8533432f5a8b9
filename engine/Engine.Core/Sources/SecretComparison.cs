using System.Security.Cryptography;
using System.Text;

namespace Engine.Core.Sources;

/// <summary>Compares what a sender showed with what is right, in a time that does not tell how much of it is right.</summary>
internal static class SecretComparison
{
    /// <summary>Every candidate is compared with every right value; none is left out because an earlier one fits.</summary>
    public static bool AnyEqual(IEnumerable<byte[]> candidates, IEnumerable<byte[]> right)
    {
        var shown = candidates.ToList();
        var equal = false;
        foreach (var expected in right)
        {
            foreach (var candidate in shown)
            {
                equal |= CryptographicOperations.FixedTimeEquals(expected, candidate);
            }
        }

        return equal;
    }

    /// <summary>Equal lengths, so that the comparison does not tell the length of a key.</summary>
    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

using System.Globalization;
using System.Security.Cryptography;

namespace Engine.Runtime.Telemetry;

/// <summary>Names turns of work, so that the lines of one can be found: no two alike, also after a restart.</summary>
internal static class Operations
{
    private static readonly string Run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static long last;

    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"{Run}-{Interlocked.Increment(ref last)}");
}

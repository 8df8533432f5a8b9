using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Engine.Runtime.Work;

/// <summary>
/// How long to pause before trying again. It doubles with every try, and any length from half of that to the whole is as likely, so that events
/// stopped by one outage do not come back together. Which one it is follows from the seed, the event and the try.
/// </summary>
/// <param name="seed">Differs from run to run; a simulation gives its own.</param>
public sealed class Backoff(long seed)
{
    private const int MostDoublings = 16;

    /// <summary>With a seed of its own.</summary>
    public static Backoff Unforeseen() => new(BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))));

    /// <param name="tries">How often it was tried, from 1.</param>
    public TimeSpan Pause(int tries, long eventNumber, RetryPolicy policy)
    {
        var doubled = policy.First * (1L << Math.Clamp(tries - 1, 0, MostDoublings));
        var longest = doubled < policy.Longest ? doubled : policy.Longest;
        var part = Mix(unchecked((ulong)seed ^ ((ulong)eventNumber * 0x9E3779B97F4A7C15UL) ^ (ulong)tries));
        return longest / 2 + TimeSpan.FromTicks((long)((UInt128)part * (ulong)(longest / 2).Ticks >> 64));
    }

    // The finaliser of splitmix64: neighbouring numbers give unrelated ones.
    private static ulong Mix(ulong number)
    {
        unchecked
        {
            number += 0x9E3779B97F4A7C15UL;
            number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9UL;
            number = (number ^ (number >> 27)) * 0x94D049BB133111EBUL;
            return number ^ (number >> 31);
        }
    }
}

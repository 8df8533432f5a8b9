using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Simulation;

/// <summary>
/// All chance of one run, drawn from its seed. An answer depends on the seed and on what is asked about, not on what was asked
/// before, so that two lanes that swap places in time do not change each other's luck.
/// </summary>
internal sealed class Fate(int seed)
{
    public int Seed => seed;

    /// <summary>Whether it comes about; as often as given, out of a hundred.</summary>
    public bool Happens(int percent, string what) => Number(100, what) < percent;

    /// <summary>From 0 up to and without <paramref name="limit"/>.</summary>
    public int Number(int limit, string what)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed} {what}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (int)(BitConverter.ToUInt32(hash) % (uint)limit);
    }

    /// <summary>From the first up to and without the second.</summary>
    public int Between(int least, int limit, string what) => least + Number(limit - least, what);

    public T One<T>(IReadOnlyList<T> of, string what) => of[Number(of.Count, what)];

    /// <summary>In another order.</summary>
    public IEnumerable<T> Shuffled<T>(IEnumerable<T> things, string what) => things
        .Select((thing, n) => (Thing: thing, Place: Number(int.MaxValue, $"{what} {n}")))
        .OrderBy(pair => pair.Place)
        .Select(pair => pair.Thing);
}

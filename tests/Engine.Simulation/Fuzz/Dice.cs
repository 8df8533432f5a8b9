namespace Engine.Simulation.Fuzz;

/// <summary>Chance that follows from a seed and the number of an input, one draw after another.</summary>
internal sealed class Dice(int seed, int input)
{
    // SplitMix64: small, and the same on every machine.
    private ulong state = ((ulong)(uint)seed << 32) ^ ((ulong)(uint)input * 0x9E3779B97F4A7C15);

    /// <summary>From 0 up to and without <paramref name="limit"/>.</summary>
    public int Number(int limit) => (int)(Next() % (uint)limit);

    /// <summary>As often as given, out of a hundred.</summary>
    public bool Happens(int percent) => Number(100) < percent;

    public T One<T>(IReadOnlyList<T> of) => of[Number(of.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

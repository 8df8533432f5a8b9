namespace Engine.Core.Sources.Bank;

/// <summary>
/// Counts items of a file that tell the same in all that tells items apart. The second of them is another item, and is the second in the next file
/// as well. Kept small, since it is all that grows with the file: 64 bits of the hash that makes the id.
/// </summary>
internal sealed class Occurrences
{
    private readonly HashSet<ulong> seen = [];
    private readonly Dictionary<ulong, int> again = [];

    /// <summary>1 for the first.</summary>
    public int Count(ulong hash)
    {
        if (seen.Add(hash))
        {
            return 1;
        }

        return again[hash] = again.GetValueOrDefault(hash, 1) + 1;
    }
}

namespace Engine.Core.Sources.Bank;

/// <summary>
/// Counts items of a file that tell the same in all that tells items apart. The second of them is another item, and is the second in the next file
/// as well.
/// </summary>
internal sealed class Occurrences
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>1 for the first.</summary>
    public int Count(string id)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, id, out _);
        return ++count;
    }
}

using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>Which later transactions name an earlier one, kept so that nobody has to look through all of them.</summary>
internal sealed class LinkIndex
{
    private readonly Dictionary<long, SortedSet<long>> next = [];

    /// <summary>Internal ids, oldest first.</summary>
    public IEnumerable<long> To(long transaction) => next.TryGetValue(transaction, out var ids) ? ids : [];

    public void Add(StoredRecord record)
    {
        foreach (var previous in PreviousOf(record))
        {
            if (!next.TryGetValue(previous, out var ids))
            {
                next[previous] = ids = [];
            }

            ids.Add(record.Id);
        }
    }

    public void Remove(StoredRecord record)
    {
        foreach (var previous in PreviousOf(record))
        {
            if (next.TryGetValue(previous, out var ids))
            {
                ids.Remove(record.Id);
            }
        }
    }

    private static IEnumerable<long> PreviousOf(StoredRecord record) =>
        record.Definition.IsTransaction ? DocumentLinks.Of(record).Select(link => link.Previous) : [];
}

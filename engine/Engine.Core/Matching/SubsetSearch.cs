namespace Engine.Core.Matching;

/// <summary>
/// Looks for groups of amounts that add up to a payment, exactly. Goes on after the first, since only a group that is the only one may be
/// applied; ends after the second.
/// </summary>
internal sealed class SubsetSearch(SubsetLimits limits)
{
    private readonly int[] chosen = new int[SubsetLimits.LargestSize];
    private readonly List<int> first = [];
    private long[] amounts = [];
    private int count;
    private long wanted;
    private int nodes;

    /// <summary>How many groups were found: 0, 1, or 2 for several.</summary>
    public int Hits { get; private set; }

    /// <summary>The search was ended before all groups were looked at, so that nobody knows whether there is another.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Places of the first group found among the amounts.</summary>
    public IReadOnlyList<int> First => first;

    /// <param name="ordered">More than zero each, the smallest first.</param>
    /// <param name="sum">What a group must add up to.</param>
    public void Run(long[] ordered, int length, long sum)
    {
        (amounts, count, wanted, nodes) = (ordered, length, sum, 0);
        (Hits, GaveUp) = (0, false);
        first.Clear();
        Extend(0, 0, 0);
    }

    private void Extend(int from, int size, long sum)
    {
        var left = limits.MaxSize - size;
        for (var i = from; i < count && !IsOver; i++)
        {
            var next = sum + amounts[i];
            if (next > wanted)
            {
                return;
            }

            // Even the largest ones would not do.
            if (next + (amounts[count - 1] * (left - 1)) < wanted)
            {
                continue;
            }

            chosen[size] = i;
            GaveUp = ++nodes > limits.MaxNodes;
            if (next == wanted)
            {
                Hit(size + 1);
            }
            else if (left == 2)
            {
                Close(i + 1, size + 1, wanted - next);
            }
            else if (left > 2)
            {
                Extend(i + 1, size + 1, next);
            }
        }
    }

    private bool IsOver => Hits > 1 || GaveUp;

    /// <summary>The last of a group has to be one amount: it is looked up.</summary>
    private void Close(int from, int size, long needed)
    {
        var at = Array.BinarySearch(amounts, from, count - from, needed);
        if (at < 0)
        {
            return;
        }

        while (at > from && amounts[at - 1] == needed)
        {
            at--;
        }

        for (; at < count && amounts[at] == needed && !IsOver; at++)
        {
            chosen[size] = at;
            Hit(size + 1);
        }
    }

    private void Hit(int size)
    {
        if (size < limits.MinSize)
        {
            return;
        }

        if (++Hits == 1)
        {
            first.AddRange(chosen.AsSpan(0, size));
        }
    }
}

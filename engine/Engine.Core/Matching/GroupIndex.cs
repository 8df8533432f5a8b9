using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>Rows that have the same texts in some columns, side by side, each such group in the order of one more column.</summary>
internal sealed class GroupIndex
{
    private readonly int[] sizes;
    private readonly Dictionary<long, int>? numbers;
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly long[]? keys;

    /// <param name="book">Whose rows.</param>
    /// <param name="columns">Columns of texts; a row without one of them is in no group.</param>
    /// <param name="order">A column of amounts or dates; null when the order within a group does not matter.</param>
    public GroupIndex(OpenInvoices book, ImmutableArray<InvoiceField> columns, InvoiceField? order)
    {
        Order = order;
        sizes = [.. columns.Select(column => book.Pool(column).Count)];
        var codes = columns.Select(book.Codes).ToArray();
        var isPossible = Array.TrueForAll(codes, column => column is not null);
        var product = sizes.Aggregate(1L, (all, size) => Math.Min(all * Math.Max(1, size), int.MaxValue));
        numbers = product <= Math.Max(65_536, 4L * book.Count) ? null : [];
        var groups = new int[book.Count];
        var count = isPossible ? Number(groups, codes) : 0;
        if (!isPossible)
        {
            Array.Fill(groups, -1);
        }

        starts = new int[(numbers is null ? (int)product : count) + 1];
        rows = Scatter(groups);
        keys = order is { } by ? KeysOf(book, by) : null;
        Sort();
    }

    public InvoiceField? Order { get; }

    /// <summary>The rows of a group, in order of their keys.</summary>
    public ReadOnlySpan<int> Rows(int group) => rows.AsSpan(starts[group], starts[group + 1] - starts[group]);

    /// <summary>The keys by which the rows of a group are ordered; those without a value come first.</summary>
    public ReadOnlySpan<long> Keys(int group) => keys.AsSpan(starts[group], starts[group + 1] - starts[group]);

    /// <summary>The group with these codes; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<int> codes)
    {
        long key = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if ((uint)codes[i] >= (uint)sizes[i])
            {
                return -1;
            }

            key = (key * sizes[i]) + codes[i];
        }

        return numbers is null ? (int)key : numbers.GetValueOrDefault(key, -1);
    }

    private int Number(int[] groups, int[]?[] codes)
    {
        for (var row = 0; row < groups.Length; row++)
        {
            long key = 0;
            for (var i = 0; i < codes.Length && key >= 0; i++)
            {
                var code = row < codes[i]!.Length ? codes[i]![row] : TextPool.None;
                key = code < 0 ? -1 : (key * sizes[i]) + code;
            }

            groups[row] = key < 0 ? -1 : numbers is null ? (int)key : NumberOf(key);
        }

        return numbers?.Count ?? 0;
    }

    private int NumberOf(long key)
    {
        if (!numbers!.TryGetValue(key, out var number))
        {
            numbers.Add(key, number = numbers.Count);
        }

        return number;
    }

    private int[] Scatter(int[] groups)
    {
        foreach (var group in groups)
        {
            if (group >= 0)
            {
                starts[group + 1]++;
            }
        }

        for (var group = 1; group < starts.Length; group++)
        {
            starts[group] += starts[group - 1];
        }

        var next = (int[])starts.Clone();
        var placed = new int[starts[^1]];
        for (var row = 0; row < groups.Length; row++)
        {
            if (groups[row] >= 0)
            {
                placed[next[groups[row]]++] = row;
            }
        }

        return placed;
    }

    private long[] KeysOf(OpenInvoices book, InvoiceField order)
    {
        var all = new long[rows.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = order switch
            {
                InvoiceField.Amount => book.AmountOf(rows[i]),
                InvoiceField.AmountRemaining => book.Remaining[rows[i]],
                _ => book.DayOf(order, rows[i]),
            };
        }

        return all;
    }

    private void Sort()
    {
        for (var group = 0; keys is not null && group < starts.Length - 1; group++)
        {
            var length = starts[group + 1] - starts[group];
            if (length > 1)
            {
                Array.Sort(keys, rows, starts[group], length);
            }
        }
    }
}

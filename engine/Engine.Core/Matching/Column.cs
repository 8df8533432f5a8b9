namespace Engine.Core.Matching;

/// <summary>One value for each row; takes no room until a row has one.</summary>
/// <param name="none">What stands where a row has none.</param>
internal sealed class Column<T>(T none)
    where T : struct
{
    /// <summary>Null when no row has a value. May be longer than there are rows.</summary>
    public T[]? Items { get; private set; }

    public T this[int row] => Items is { } items && row < items.Length ? items[row] : none;

    /// <param name="row">Rows are set in order.</param>
    /// <param name="value">What it has.</param>
    /// <param name="expected">Rows in all, as far as is known.</param>
    public void Set(int row, T value, int expected)
    {
        if (Items is null)
        {
            if (EqualityComparer<T>.Default.Equals(value, none))
            {
                return;
            }

            Items = new T[Math.Max(expected, Math.Max(row + 1, 16))];
            Array.Fill(Items, none);
        }

        if (row >= Items.Length)
        {
            var length = Items.Length;
            var items = Items;
            Array.Resize(ref items, length * 2);
            Array.Fill(items, none, length, length);
            Items = items;
        }

        Items[row] = value;
    }
}

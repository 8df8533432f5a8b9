namespace Engine.Core.Matching;

/// <content>Looks within groups of a <see cref="GroupIndex"/>, such as what a customer owes in one currency, in the order of amounts or dates.</content>
internal sealed partial class TierSearch
{
    // More invoices of one amount or date tell nobody which of them was meant.
    private const int MostAlike = 100;

    // Mostly there is one; a list of numbers, or an amount of zero in any currency, gives several.
    private List<int> FindGroups()
    {
        wantedGroups.Clear();
        AddGroups(0);
        return wantedGroups;
    }

    private void AddGroups(int column)
    {
        if (column == codes.Length)
        {
            if (groups!.Find(codes) is var group and >= 0)
            {
                wantedGroups.Add(group);
            }

            return;
        }

        if (keyTests[column] >= 0)
        {
            foreach (var code in tests[keyTests[column]].Codes)
            {
                codes[column] = code;
                AddGroups(column + 1);
            }
        }
        else if (CurrencyOf() is { } currency)
        {
            codes[column] = currency;
            AddGroups(column + 1);
        }
        else
        {
            for (var code = 0; code < state.Book.Pool(InvoiceField.Currency).Count; code++)
            {
                codes[column] = code;
                AddGroups(column + 1);
            }
        }
    }

    private int? CurrencyOf()
    {
        foreach (var bound in boundTests)
        {
            if (tests[bound].Currency is { } currency)
            {
                return currency;
            }
        }

        return null;
    }

    private (long Low, long High) RangeOf(MatchAccess.ByGroup access)
    {
        // Rows without a value come first in a group, at the lowest key there is.
        var (low, high) = (access.Order is { } order && InvoiceFields.IsDate(order) ? OpenInvoices.NoDay + 1L : ScaledAmount.None + 1, long.MaxValue);
        foreach (var bound in boundTests)
        {
            ref readonly var test = ref tests[bound];
            low = Math.Max(low, test.Low);
            high = Math.Min(high, test.High);
        }

        return (low, high);
    }

    private void FindInGroup(MatchAccess.ByGroup access, int group, List<int> found, int most)
    {
        var rows = groups!.Rows(group);
        if (access.Order is not { } order)
        {
            for (var i = 0; i < rows.Length && found.Count < most; i++)
            {
                if (HoldsRest(rows[i]))
                {
                    found.Add(rows[i]);
                }
            }

            return;
        }

        var (low, high) = RangeOf(access);
        var ordered = groups.Keys(group);
        for (var i = FirstAtLeast(ordered, low); i < rows.Length && ordered[i] <= high && found.Count < most; i++)
        {
            if ((order != InvoiceField.AmountRemaining || !state.HasMoved(rows[i])) && IsOfCurrency(rows[i]) && HoldsRest(rows[i]))
            {
                found.Add(rows[i]);
            }
        }
    }

    // Several amounts may be compared, each of its own currency, or the group is of a currency that is asked for besides.
    private bool IsOfCurrency(int row)
    {
        if (boundTests.Length < 2 && Array.IndexOf(keyTests, -1) >= 0)
        {
            return true;
        }

        foreach (var bound in boundTests)
        {
            if (tests[bound].Currency is { } currency && state.Book.Code(InvoiceField.Currency, row) != currency)
            {
                return false;
            }
        }

        return true;
    }

    // The index has an invoice of which a part was paid since where it was before.
    private void FindMoved(MatchAccess.ByGroup access, List<int> found, int most)
    {
        if (access.Order != InvoiceField.AmountRemaining)
        {
            return;
        }

        var (low, high) = RangeOf(access);
        int? customer = ownerKey >= 0 ? tests[ownerKey].Codes[0] : null;
        foreach (var row in state.PartlyPaid(customer))
        {
            if (found.Count < most && HoldsAll(row))
            {
                found.Add(row);
            }
        }

        // What is settled has nothing left, which few tiers look for.
        if (!asksForOpen && low <= 0 && high >= 0)
        {
            foreach (var row in state.Settled(customer))
            {
                if (found.Count < most && HoldsAll(row))
                {
                    found.Add(row);
                }
            }
        }
    }

    private void Neighbours(MatchAccess.ByGroup access, int group, List<int> near, int each)
    {
        var rows = groups!.Rows(group);
        if (access.Order is null)
        {
            AddRun(near, rows);
            return;
        }

        var (low, high) = RangeOf(access);
        var ordered = groups.Keys(group);
        var first = FirstAtLeast(ordered, low);
        var after = Math.Max(first, FirstAtLeast(ordered, high == long.MaxValue ? high : high + 1));
        AddBefore(near, rows, ordered, first, each);
        AddFrom(near, rows[..after], ordered, first, each);
        AddFrom(near, rows, ordered, after, each);
    }

    // Rows of one key are taken all or not at all: which of them stands first is chance.
    private static void AddFrom(List<int> near, ReadOnlySpan<int> rows, ReadOnlySpan<long> ordered, int from, int each)
    {
        for (int i = from, most = near.Count + each; i < rows.Length && near.Count < most;)
        {
            var start = i;
            while (i < rows.Length && ordered[i] == ordered[start])
            {
                i++;
            }

            AddRun(near, rows[start..i]);
        }
    }

    private static void AddBefore(List<int> near, ReadOnlySpan<int> rows, ReadOnlySpan<long> ordered, int before, int each)
    {
        for (int i = before, most = near.Count + each; i > 0 && near.Count < most;)
        {
            var end = i;
            while (i > 0 && ordered[i - 1] == ordered[end - 1])
            {
                i--;
            }

            AddRun(near, rows[i..end]);
        }
    }

    private static void AddRun(List<int> near, ReadOnlySpan<int> run)
    {
        if (run.Length <= MostAlike)
        {
            near.AddRange(run);
        }
    }

    private static int FirstAtLeast(ReadOnlySpan<long> ordered, long key)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ordered[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

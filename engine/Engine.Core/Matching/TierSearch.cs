namespace Engine.Core.Matching;

/// <summary>Finds the invoices that meet a tier's Expression for one payment.</summary>
internal sealed class TierSearch
{
    // More invoices of one amount or date tell nobody which of them was meant.
    private const int MostAlike = 100;

    private readonly MatchTier tier;
    private readonly OpenState state;
    private readonly MatchEvaluation evaluation;
    private readonly bool scans;
    private readonly BoundTest[] tests;
    private readonly bool[] isInAccess;
    private readonly bool asksForOpen;
    private readonly int ownerKey;
    private readonly KeyIndex? keys;
    private readonly GroupIndex? groups;
    private readonly int[] codes;
    private readonly List<int> wantedGroups = [];

    // Places among the tests: of what each column of the group must equal (-1 for the currency of the amount), and of what gives the stretch.
    private readonly int[] keyTests;
    private readonly int[] boundTests;

    public TierSearch(MatchTier tier, MatchIndexes indexes, OpenState state, MatchEvaluation evaluation, bool scans)
    {
        this.tier = tier;
        this.state = state;
        this.evaluation = evaluation;
        this.scans = scans;
        tests = new BoundTest[tier.Tests.Length];
        isInAccess = [.. tier.Tests.Select(test => tier.Access.Tests.Contains(test))];
        asksForOpen = tier.Tests.Any(test => test.Operator == TestOperator.Holds && test.Field == InvoiceField.IsOpen);
        keys = !scans && tier.Access is MatchAccess.ByKey byKey ? indexes.Key(byKey.Key.Field!.Value) : null;
        groups = !scans && tier.Access is MatchAccess.ByGroup byGroup ? indexes.Group(byGroup) : null;
        codes = new int[(tier.Access as MatchAccess.ByGroup)?.Columns.Length ?? 0];
        keyTests = tier.Access switch
        {
            MatchAccess.ByKey access => [PlaceOf(access.Key)],
            MatchAccess.ByGroup access => [.. access.Keys.Select(PlaceOf)],
            _ => [],
        };
        boundTests = [.. ((tier.Access as MatchAccess.ByGroup)?.Bounds ?? []).Select(PlaceOf)];
        ownerKey = tier.Tests.ToList().FindIndex(test => test is { Field: InvoiceField.Customer, Operator: TestOperator.Equal });
    }

    public MatchTier Tier => tier;

    /// <summary>Makes the tests ready for the payment; false when no invoice can meet them.</summary>
    public bool Begin()
    {
        evaluation.Need(tier.Uses);
        foreach (var gate in tier.Gates)
        {
            if (!evaluation.Holds(gate.Node))
            {
                return false;
            }
        }

        for (var i = 0; i < tests.Length && !scans; i++)
        {
            tests[i] = BoundTest.Of(tier.Tests[i], state.Book, evaluation.Frame);
            if (tests[i].IsNever)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts the invoices into the list, at most so many; what has been found earlier is taken out first.</summary>
    public void Find(List<int> found, int most)
    {
        found.Clear();
        switch (tier.Access)
        {
            case var _ when scans:
                FindByScan(found, most, isWhole: true);
                break;
            case MatchAccess.ByKey:
                FindByKey(tests[keyTests[0]], found, most);
                break;
            case MatchAccess.ByGroup access:
                foreach (var group in FindGroups())
                {
                    FindInGroup(access, group, found, most);
                }

                FindMoved(access, found, most);
                break;
            default:
                FindByScan(found, most, isWhole: false);
                break;
        }
    }

    /// <summary>The invoices that come nearest to what the index was asked: those it gave, and its neighbours. Begin gave true before.</summary>
    public void FindNear(List<int> near, int each)
    {
        near.Clear();
        switch (tier.Access)
        {
            case MatchAccess.ByKey:
                Collect(tests[keyTests[0]], near, each * 2);
                break;
            case MatchAccess.ByGroup access:
                foreach (var group in FindGroups())
                {
                    Neighbours(access, group, near, each);
                }

                break;
        }
    }

    /// <summary>Whether one of the tier's tests holds of an invoice. Begin gave true before.</summary>
    public bool Holds(int test, int row) => tests[test].Holds(state, row, evaluation);

    public ref readonly BoundTest this[int test] => ref tests[test];

    private int PlaceOf(MatchTest? test) => test is null ? -1 : tier.Tests.ToList().FindIndex(other => ReferenceEquals(other, test));

    private bool HoldsRest(int row)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            if (!isInAccess[i] && !tests[i].Holds(state, row, evaluation))
            {
                return false;
            }
        }

        return true;
    }

    private bool HoldsAll(int row)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            if (!tests[i].Holds(state, row, evaluation))
            {
                return false;
            }
        }

        return true;
    }

    private void FindByScan(List<int> found, int most, bool isWhole)
    {
        for (var row = 0; row < state.Book.Count && found.Count < most; row++)
        {
            if (isWhole ? tier.Tests.All(test => evaluation.Holds(test.Node, row)) : HoldsAll(row))
            {
                found.Add(row);
            }
        }
    }

    private void FindByKey(in BoundTest key, List<int> found, int most)
    {
        Collect(key, found, most);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (!HoldsRest(found[i]))
            {
                found.RemoveAt(i);
            }
        }
    }

    private void Collect(in BoundTest key, List<int> found, int most)
    {
        Span<byte> room = stackalloc byte[256];
        Span<int> rows = stackalloc int[8];
        foreach (var text in key.Texts)
        {
            var count = keys?.Find(Utf8Keys.Encode(text, room), rows) ?? 0;
            for (var i = 0; i < count && found.Count < most; i++)
            {
                if (!found.Contains(rows[i]))
                {
                    found.Add(rows[i]);
                }
            }
        }
    }

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

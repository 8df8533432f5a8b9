namespace Engine.Core.Matching;

/// <summary>Finds the invoices that meet a tier's Expression for one payment.</summary>
internal sealed partial class TierSearch
{
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
}

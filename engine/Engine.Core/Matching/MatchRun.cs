using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>
/// Matches payments to open invoices by the tiers of a rule set. Payments go in their order through the tiers of a pass, then all that are
/// still undecided through the next; what one takes, those after it do not see. The order of the invoices does not matter.
/// </summary>
public sealed class MatchRun
{
    private const int MostShown = 10;
    private const int MostTied = 1_000;

    // Their amounts can be added without a thought of overflow.
    private const int MostTogether = 500;

    private readonly MatchSettings settings;
    private readonly OpenState state;
    private readonly MatchEvaluation evaluation;
    private readonly MatchAllocator allocator;
    private readonly NearMisses nearMisses;
    private readonly ImmutableArray<TierSearch> searches;
    private readonly Dictionary<MatchTier, SubsetSearch> subsets = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> found = [];
    private readonly List<string> gaveUp = [];

    private MatchRun(MatchRuleSet rules, MatchIndexes indexes, MatchSettings settings)
    {
        this.settings = settings;
        state = new OpenState(indexes.Invoices);
        evaluation = new MatchEvaluation(rules, settings, state);
        allocator = new MatchAllocator(state, evaluation);
        nearMisses = new NearMisses(state, evaluation);
        searches = [.. rules.Tiers.Select(tier => new TierSearch(tier, indexes, state, evaluation, settings.Scans))];
        foreach (var tier in rules.Tiers)
        {
            subsets.Add(tier, new SubsetSearch(tier.Subset));
        }
    }

    /// <summary>What becomes of each payment, in their order.</summary>
    /// <param name="remaining">By id, what is open by now on invoices on which it is not what they were indexed with; null for none.</param>
    public static MatchResult Match(
        MatchRuleSet rules, MatchIndexes indexes, ImmutableArray<MatchPayment> payments, MatchSettings settings, IReadOnlyDictionary<string, decimal>? remaining = null)
    {
        var run = new MatchRun(rules, indexes, settings);
        run.Set(indexes, remaining ?? ImmutableDictionary<string, decimal>.Empty);
        var decisions = new MatchDecision?[payments.Length];
        var notes = new string[]?[payments.Length];
        foreach (var pass in run.searches.GroupBy(search => search.Tier.Pass).OrderBy(pass => pass.Key))
        {
            TierSearch[] asked = [.. pass];
            for (var i = 0; i < payments.Length; i++)
            {
                if (decisions[i] is null)
                {
                    decisions[i] = run.Decide(payments[i], asked, ref notes[i]);
                }
            }
        }

        return new MatchResult(payments, [.. decisions.Select((decision, i) => decision ?? run.Unmatched(payments[i], notes[i]))]);
    }

    private void Set(MatchIndexes indexes, IReadOnlyDictionary<string, decimal> remaining)
    {
        Span<int> at = stackalloc int[1];
        foreach (var (id, amount) in remaining)
        {
            if (indexes.Key(InvoiceField.Id)!.Find(System.Text.Encoding.UTF8.GetBytes(id), at) == 1 && ScaledAmount.TryFrom(amount, out var scaled) && scaled != state[at[0]])
            {
                state.Take(at[0], state[at[0]] - scaled);
            }
        }
    }

    private MatchDecision? Decide(MatchPayment payment, TierSearch[] asked, ref string[]? notes)
    {
        evaluation.Begin(payment);
        gaveUp.Clear();
        if (!ScaledAmount.TryFrom(payment.Amount, out var amount) || amount <= 0)
        {
            return new MatchDecision(payment.Id, MatchOutcome.Raised, null, $"An amount of {payment.Amount} {payment.Currency} is nothing that could be applied.");
        }

        foreach (var search in asked)
        {
            if (search.Begin() && Try(search, amount) is { } decision)
            {
                return notes is null && gaveUp.Count == 0 ? decision : decision with { GaveUp = [.. notes ?? [], .. gaveUp] };
            }
        }

        if (gaveUp.Count > 0)
        {
            notes = [.. notes ?? [], .. gaveUp];
        }

        return null;
    }

    private MatchDecision Unmatched(MatchPayment payment, string[]? notes)
    {
        evaluation.Begin(payment);
        return Explain(new MatchDecision(payment.Id, MatchOutcome.Unmatched, null, null) { GaveUp = [.. notes ?? []] }, []);
    }

    private MatchDecision? Try(TierSearch search, long amount)
    {
        var tier = search.Tier;
        var most = tier.Select switch
        {
            MatchSelection.One => MostTied,
            MatchSelection.All => MostTogether + 1,
            _ => tier.Subset.MaxCandidates + 1,
        };
        search.Find(found, most);
        return tier.Select switch
        {
            _ when found.Count == 0 => null,
            MatchSelection.Subset => TrySubset(tier, amount),
            MatchSelection.One when found.Count > 1 => Tied(tier, Many(tier)),
            _ when found.Count > MostTogether => Asked(tier, $"More than {MostTogether} invoices are named."),
            _ => Judge(tier),
        };
    }

    private string Many(MatchTier tier) =>
        found.Count >= MostTied ? $"{MostTied} invoices or more fit \"{tier.Name}\" equally well." : $"{found.Count} invoices fit \"{tier.Name}\" equally well.";

    private MatchDecision? TrySubset(MatchTier tier, long amount)
    {
        var limits = tier.Subset;
        if (found.Count > limits.MaxCandidates)
        {
            return GiveUp(tier, $"There are more than {limits.MaxCandidates} invoices to choose from.");
        }

        found.RemoveAll(row => state[row] <= 0 || state.Book.Currency(row) != evaluation.Payment.Currency);
        if (found.Count < limits.MinSize)
        {
            return null;
        }

        found.Sort((a, b) => state[a] != state[b] ? state[a].CompareTo(state[b]) : CompareIds(a, b));
        var search = subsets[tier];
        search.Run([.. found.Select(row => state[row])], found.Count, amount);
        if (search.GaveUp)
        {
            return GiveUp(tier, $"The search ended after {limits.MaxNodes} partial groups.");
        }

        if (search.Hits == 0)
        {
            return null;
        }

        int[] chosen = [.. search.First.Select(at => found[at])];
        found.Clear();
        found.AddRange(chosen);
        return search.Hits == 1 ? Judge(tier) : Tied(tier, $"Several groups of invoices make up {evaluation.Payment.Amount} {evaluation.Payment.Currency}.");
    }

    private MatchDecision? Tied(MatchTier tier, string reason) =>
        tier.Tie == MatchFallback.Next ? null : Asked(tier, reason, isTie: true, isRaised: tier.Tie == MatchFallback.Raise);

    private MatchDecision? GiveUp(MatchTier tier, string why)
    {
        if (tier.Subset.GaveUp == MatchFallback.Next)
        {
            gaveUp.Add($"{tier.Name}: {why}");
            return null;
        }

        return Explain(new MatchDecision(evaluation.Payment.Id, tier.Subset.GaveUp == MatchFallback.Raise ? MatchOutcome.Raised : MatchOutcome.GaveUp, tier.Name, why) { Passed = tier.Sought }, []);
    }

    /// <summary>The invoices are the ones the tier takes: do they also pass what must hold of them?</summary>
    private MatchDecision? Judge(MatchTier tier)
    {
        evaluation.Need(tier.LaterUses);
        found.Sort(CompareAge);
        if (WhyNot(tier) is { } reason)
        {
            return tier.Otherwise == MatchFallback.Next ? null : Asked(tier, reason, isRaised: tier.Otherwise == MatchFallback.Raise);
        }

        if (!tier.Applies)
        {
            return Asked(tier, tier.Reason?.Format(evaluation.Frame) ?? $"\"{tier.Name}\" asks for a decision.", hasPassed: true);
        }

        return allocator.Allocate(tier, found, out var trouble) is not { } decision ? Asked(tier, trouble!, hasPassed: true)
            : Explain(decision, found);
    }

    private string? WhyNot(MatchTier tier)
    {
        foreach (var test in tier.Each)
        {
            var bound = BoundTest.Of(test, state.Book, evaluation.Frame);
            foreach (var row in found)
            {
                if (!bound.Holds(state, row, evaluation))
                {
                    return $"This does not hold of {state.Book.Ids.Text(row)}: {test.Text}";
                }
            }
        }

        if (tier.Together.IsEmpty)
        {
            return null;
        }

        evaluation.Choose(found, tier.AsksInvoices);
        foreach (var test in tier.Together)
        {
            if (!evaluation.Holds(test.Node))
            {
                var total = evaluation.Frame[MatchScope.TotalSlot];
                return $"This does not hold: {test.Text}. {(total.IsNothing ? "Their amounts are of several currencies" : $"{total} is open")}, and {evaluation.Payment.Amount} {evaluation.Payment.Currency} was paid.";
            }
        }

        return null;
    }

    private MatchDecision Asked(MatchTier tier, string reason, bool isTie = false, bool isRaised = false, bool hasPassed = false)
    {
        var isRaise = isRaised || tier.Action == MatchAction.Raise;
        ImmutableArray<string> candidates = found.Count >= MostTied ? [] : [.. found.Select(state.Book.Ids.Text).Order(StringComparer.Ordinal).Take(MostShown)];
        var decision = new MatchDecision(evaluation.Payment.Id, isRaise ? MatchOutcome.Raised : MatchOutcome.Review, tier.Name, reason)
        {
            IsTie = isTie,
            Candidates = candidates,
            Passed = hasPassed ? tier.Proof : tier.Sought,
        };
        return Explain(decision, []);
    }

    private MatchDecision Explain(MatchDecision decision, List<int> taken) =>
        settings.Explains && !settings.Scans ? decision with { Near = nearMisses.Find(searches, taken) } : decision;

    private int CompareAge(int a, int b)
    {
        var (one, other) = (state.Book.DueDates[a], state.Book.DueDates[b]);
        return one != other ? one.CompareTo(other) : CompareIds(a, b);
    }

    private int CompareIds(int a, int b) => state.Book.Ids[a].SequenceCompareTo(state.Book.Ids[b]);
}

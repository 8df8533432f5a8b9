using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>Finds the invoices that came nearest to being taken: those that fail exactly one test of a tier, and that by the least.</summary>
internal sealed class NearMisses(OpenState state, MatchEvaluation evaluation)
{
    private const int Most = 3;
    private const int NeighboursOfEach = 8;

    // So that days, money and texts can be put in one order: a day counts as much as a hundredth of the payment.
    private const long PerDay = 10_000;
    private const long PerPayment = 1_000_000;

    // Farther than any day or amount that is worth showing.
    private const long Unlike = 100_000_000;

    private readonly List<int> rows = [];
    private readonly List<int> alone = [0];
    private readonly List<Miss> found = [];

    /// <param name="searches">The tiers; only those that apply money are looked at.</param>
    /// <param name="taken">Invoices that were taken, and so are not near but there.</param>
    public ImmutableArray<NearMiss> Find(ImmutableArray<TierSearch> searches, List<int> taken)
    {
        found.Clear();
        for (var order = 0; order < searches.Length; order++)
        {
            var search = searches[order];
            if (search.Tier.Applies && search.Tier.Select != MatchSelection.Subset && search.Begin())
            {
                evaluation.Need(search.Tier.LaterUses);
                Look(search, order, taken);
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        // Words are found only for those that are shown.
        found.Sort(Compare);
        var nearest = ImmutableArray.CreateBuilder<NearMiss>(Most);
        rows.Clear();
        for (var i = 0; i < found.Count && nearest.Count < Most; i++)
        {
            if (!rows.Contains(found[i].Row))
            {
                rows.Add(found[i].Row);
                nearest.Add(Tell(searches[found[i].Tier].Tier.Name, found[i]));
            }
        }

        return nearest.ToImmutable();
    }

    private void Look(TierSearch search, int order, List<int> taken)
    {
        search.FindNear(rows, NeighboursOfEach);
        var each = search.Tier.Each.IsEmpty ? [] : search.Tier.Each.Select(test => BoundTest.Of(test, state.Book, evaluation.Frame)).ToArray();
        foreach (var row in rows)
        {
            if (taken.Contains(row))
            {
                continue;
            }

            if (OnlyFailed(search, each, row) is var (test, bound))
            {
                found.Add(new Miss(DistanceOf(test, bound, row), order, row, test, bound));
            }
            else if (search.Tier.Select == MatchSelection.One)
            {
                LookTogether(search, order, row);
            }
        }
    }

    private (MatchTest Test, BoundTest Bound)? OnlyFailed(TierSearch search, BoundTest[] each, int row)
    {
        (MatchTest, BoundTest)? failed = null;
        var tier = search.Tier;
        for (var i = 0; i < tier.Tests.Length + each.Length; i++)
        {
            var isOwn = i < tier.Tests.Length;
            if (isOwn ? search.Holds(i, row) : each[i - tier.Tests.Length].Holds(state, row, evaluation))
            {
                continue;
            }

            if (failed is not null)
            {
                return null;
            }

            failed = isOwn ? (tier.Tests[i], search[i]) : (tier.Each[i - tier.Tests.Length], each[i - tier.Tests.Length]);
        }

        return failed;
    }

    private void LookTogether(TierSearch search, int order, int row)
    {
        alone[0] = row;
        evaluation.Choose(alone, search.Tier.AsksInvoices);
        MatchTest? failed = null;
        foreach (var test in search.Tier.Together)
        {
            if (!evaluation.Holds(test.Node))
            {
                if (failed is not null)
                {
                    return;
                }

                failed = test;
            }
        }

        if (failed is not null)
        {
            found.Add(new Miss(IsInPaymentsCurrency(row) ? DistanceOf(row, Paid, Paid) : Unlike, order, row, failed, null));
        }
    }

    private int Compare(Miss one, Miss other) =>
        one.Distance != other.Distance ? one.Distance.CompareTo(other.Distance)
        : one.Tier != other.Tier ? one.Tier.CompareTo(other.Tier)
        : state.Book.Ids[one.Row].SequenceCompareTo(state.Book.Ids[other.Row]);

    private NearMiss Tell(string tier, Miss miss)
    {
        var why = miss.Bound is { } bound ? Why(miss.Test, bound, miss.Row)
            : IsInPaymentsCurrency(miss.Row) ? OffAmount(miss.Row, Paid, Paid)
            : $"It is in {state.Book.Currency(miss.Row)}, and the payment in {evaluation.Payment.Currency}.";
        return new NearMiss(state.Book.Ids.Text(miss.Row), tier, miss.Test.Text, why, miss.Distance < Unlike ? (decimal)miss.Distance / PerDay : null);
    }

    private long Paid => ScaledAmount.TryFrom(evaluation.Payment.Amount, out var paid) ? paid : 0;

    private bool IsInPaymentsCurrency(int row) => state.Book.Currency(row) == evaluation.Payment.Currency;

    private long DistanceOf(MatchTest test, in BoundTest bound, int row) => test.Field switch
    {
        InvoiceField.AmountRemaining when test.Operator != TestOperator.NotEqual && HasCurrency(bound, row) => DistanceOf(row, bound.Low, bound.High),
        InvoiceField.Date or InvoiceField.DueDate when test.Operator != TestOperator.NotEqual && state.Book.DayOf(test.Field.Value, row) is var day and not OpenInvoices.NoDay =>
            (day < bound.Low ? bound.Low - day : day - bound.High) * PerDay,
        _ => Unlike,
    };

    private long DistanceOf(int row, long low, long high)
    {
        var open = state[row];
        var off = open < low ? low - open : open - high;
        return (long)Math.Min(Unlike, (decimal)off * PerPayment / Math.Max(1, Paid));
    }

    private string Why(MatchTest test, in BoundTest bound, int row) => test.Field switch
    {
        InvoiceField.IsOpen => "Nothing is left to pay on it: this may be a second payment.",
        InvoiceField.AmountRemaining when test.Operator != TestOperator.NotEqual && HasCurrency(bound, row) => OffAmount(row, bound.Low, bound.High),
        InvoiceField.Date or InvoiceField.DueDate when test.Operator != TestOperator.NotEqual => OffDays(test.Field.Value, bound, row),
        { } text when InvoiceFields.IsText(text) && test.Operator == TestOperator.Equal => OtherText(text, test, row),
        _ => $"This does not hold: {test.Text}",
    };

    private string OffAmount(int row, long low, long high)
    {
        var (open, currency) = (state[row], state.Book.Currency(row));
        var (limit, off) = open < low ? (low, low - open) : (high, open - high);
        var wanted = low == high ? "" : open < low ? "at least " : "at most ";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Major(open, currency)} {currency} is open, and {wanted}{Major(limit, currency)} is looked for: {Major(off, currency)} {currency} too {(open < low ? "little" : "much")}.");
    }

    private string OffDays(InvoiceField field, in BoundTest bound, int row)
    {
        var day = state.Book.DayOf(field, row);
        var what = field == InvoiceField.DueDate ? "due" : "dated";
        if (day == OpenInvoices.NoDay)
        {
            return $"It is not said when it is {what}.";
        }

        var off = day < bound.Low ? bound.Low - day : day - bound.High;
        var days = off == 1 ? "1 day" : $"{off} days";
        var limit = Shown(day < bound.Low ? bound.Low : bound.High);
        return $"It is {what} {Shown(day)}, {days} too {(day < bound.Low ? "early" : "late")}: {limit} is the {(day < bound.Low ? "first" : "last")} day that counts.";
    }

    private string OtherText(InvoiceField field, MatchTest test, int row)
    {
        var wanted = test.Value!.Evaluate(evaluation.Frame);
        var name = field switch
        {
            InvoiceField.Customer => "customer",
            InvoiceField.CustomerParent => "parent",
            InvoiceField.ArAccount => "A/R account",
            InvoiceField.PoNumber => "PO number",
            _ => field.ToString().ToLowerInvariant(),
        };
        return $"Its {name} is {state.Book.Text(field, row) ?? "not known"}, not {(wanted.Kind == ValueKind.Text ? wanted.AsText() : "known")}.";
    }

    private bool HasCurrency(in BoundTest bound, int row) =>
        bound.Low <= bound.High && (bound.Currency is not { } currency || state.Book.Code(InvoiceField.Currency, row) == currency);

    private static string Shown(long day) => day is >= 0 and <= 3_652_058 ? Value.Of(DateOnly.FromDayNumber((int)day)).ToString() : "no day";

    private static decimal Major(long amount, string currency) => ScaledAmount.ToDecimal(amount, currency);

    /// <param name="Tier">Its place in the order of tiers.</param>
    /// <param name="Bound">Of the test that failed; null for one of Together.</param>
    private readonly record struct Miss(long Distance, int Tier, int Row, MatchTest Test, BoundTest? Bound);
}

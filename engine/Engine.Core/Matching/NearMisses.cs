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
    private readonly List<(long Distance, int Tier, string Id, NearMiss Miss)> found = [];

    /// <param name="searches">The tiers; only those that apply money are looked at.</param>
    /// <param name="taken">Invoices that were taken, and so are not near but there.</param>
    public ImmutableArray<NearMiss> Find(IEnumerable<TierSearch> searches, IReadOnlyList<int> taken)
    {
        found.Clear();
        var at = 0;
        foreach (var search in searches)
        {
            if (search.Tier.Applies && search.Tier.Select != MatchSelection.Subset && search.Begin())
            {
                evaluation.Need(search.Tier.LaterUses);
                Look(search, at, taken);
            }

            at++;
        }

        return
        [
            .. found.OrderBy(near => near.Distance).ThenBy(near => near.Tier).ThenBy(near => near.Id, StringComparer.Ordinal)
                .DistinctBy(near => near.Id)
                .Take(Most)
                .Select(near => near.Miss),
        ];
    }

    private void Look(TierSearch search, int order, IReadOnlyList<int> taken)
    {
        search.FindNear(rows, NeighboursOfEach);
        rows.RemoveAll(taken.Contains);
        var each = search.Tier.Each.Select(test => BoundTest.Of(test, state.Book, evaluation.Frame)).ToArray();
        foreach (var row in rows)
        {
            if (OnlyFailed(search, each, row) is var (test, bound))
            {
                Keep(search.Tier, order, row, test, Explain(test, bound, row));
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
        evaluation.Choose([row], search.Tier.AsksInvoices);
        var failed = search.Tier.Together.Where(test => !evaluation.Holds(test.Node)).ToList();
        if (failed is [var only])
        {
            Keep(search.Tier, order, row, only, AgainstPayment(row));
        }
    }

    private void Keep(MatchTier tier, int order, int row, MatchTest test, (long Distance, string Why) off)
    {
        var id = state.Book.Ids.Text(row);
        decimal? shown = off.Distance < Unlike ? (decimal)off.Distance / PerDay : null;
        found.Add((off.Distance, order, id, new NearMiss(id, tier.Name, test.Text, off.Why, shown)));
    }

    private (long Distance, string Why) Explain(MatchTest test, in BoundTest bound, int row) => test.Field switch
    {
        InvoiceField.IsOpen => (Unlike, "Nothing is left to pay on it: this may be a second payment."),
        InvoiceField.AmountRemaining when test.Operator != TestOperator.NotEqual && HasCurrency(bound, row) => OffAmount(bound, row),
        InvoiceField.Date or InvoiceField.DueDate when test.Operator != TestOperator.NotEqual => OffDays(test.Field.Value, bound, row),
        { } text when InvoiceFields.IsText(text) && test.Operator == TestOperator.Equal => (Unlike, OtherText(text, test, row)),
        _ => (Unlike, $"This does not hold: {test.Text}"),
    };

    private (long Distance, string Why) AgainstPayment(int row)
    {
        if (state.Book.Currency(row) != evaluation.Payment.Currency)
        {
            return (Unlike, $"It is in {state.Book.Currency(row)}, and the payment in {evaluation.Payment.Currency}.");
        }

        _ = ScaledAmount.TryFrom(evaluation.Payment.Amount, out var paid);
        return Off(row, paid, paid);
    }

    private (long Distance, string Why) OffAmount(in BoundTest bound, int row) => Off(row, bound.Low, bound.High);

    private (long Distance, string Why) Off(int row, long low, long high)
    {
        var (open, currency) = (state[row], state.Book.Currency(row));
        var (limit, off) = open < low ? (low, low - open) : (high, open - high);
        var wanted = low == high ? "" : open < low ? "at least " : "at most ";
        _ = ScaledAmount.TryFrom(evaluation.Payment.Amount, out var paid);
        var distance = (long)Math.Min(Unlike, (decimal)off * PerPayment / Math.Max(1, paid));
        return (distance, string.Create(CultureInfo.InvariantCulture,
            $"{Major(open, currency)} {currency} is open, and {wanted}{Major(limit, currency)} is looked for: {Major(off, currency)} {currency} too {(open < low ? "little" : "much")}."));
    }

    private (long Distance, string Why) OffDays(InvoiceField field, in BoundTest bound, int row)
    {
        var day = state.Book.DayOf(field, row);
        var what = field == InvoiceField.DueDate ? "due" : "dated";
        if (day == OpenInvoices.NoDay)
        {
            return (Unlike, $"It is not said when it is {what}.");
        }

        var off = day < bound.Low ? bound.Low - day : day - bound.High;
        var days = off == 1 ? "1 day" : $"{off} days";
        var limit = Shown(day < bound.Low ? bound.Low : bound.High);
        return (off * PerDay, $"It is {what} {Shown(day)}, {days} too {(day < bound.Low ? "early" : "late")}: {limit} is the {(day < bound.Low ? "first" : "last")} day that counts.");
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
}

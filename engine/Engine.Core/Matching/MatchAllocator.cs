namespace Engine.Core.Matching;

/// <summary>
/// Spreads a payment over the invoices that a tier chose. Never more than is open on one of them; credit memos first, since they add to what
/// the payment can pay. What does not add up is not applied, and says why.
/// </summary>
internal sealed class MatchAllocator(OpenState state, MatchEvaluation evaluation)
{
    private readonly List<MatchApplication> applied = [];
    private readonly List<MatchDifference> differences = [];

    private MatchPayment Payment => evaluation.Payment;

    /// <summary>The decision where the money can be applied; otherwise null, with the reason in words.</summary>
    /// <param name="tier">Which says what becomes of what is left.</param>
    /// <param name="rows">The chosen invoices, oldest first.</param>
    /// <param name="reason">Why nothing is applied.</param>
    public MatchDecision? Allocate(MatchTier tier, List<int> rows, out string? reason)
    {
        reason = WhyNot(rows);
        if (reason is not null)
        {
            return null;
        }

        var kept = new long[rows.Count];
        reason = Deductions(tier, rows, kept);
        if (reason is not null)
        {
            return null;
        }

        _ = ScaledAmount.TryFrom(Payment.Amount, out var money);
        var takes = ByLines(rows, kept, money, out reason) ?? (reason is null ? Oldest(rows, kept, money, out reason) : null);
        return takes is null ? null : Book(tier, rows, takes, kept, money, out reason);
    }

    private string? WhyNot(List<int> rows)
    {
        var book = state.Book;
        foreach (var row in rows)
        {
            var trouble = !state.IsOpen(row) ? $"{book.Ids.Text(row)} has nothing left to pay: this may be a second payment."
                : book.Currency(row) != Payment.Currency ? $"{book.Ids.Text(row)} is in {book.Currency(row)}, and the payment in {Payment.Currency}."
                : Other(InvoiceField.ArAccount, row, rows[0], Payment.ArAccount) ?? Other(InvoiceField.Subsidiary, row, rows[0], Payment.Subsidiary);
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }

    // One payment in NetSuite has one A/R account and one subsidiary.
    private string? Other(InvoiceField field, int row, int first, string? wanted)
    {
        var book = state.Book;
        var (own, name) = (book.Text(field, row), field == InvoiceField.ArAccount ? "A/R account" : "subsidiary");
        return wanted is not null && own is not null && own != wanted ? $"{book.Ids.Text(row)} is in {name} {own}, and the payment in {wanted}."
            : own != book.Text(field, first) ? $"{book.Ids.Text(row)} is in {name} {own ?? "none"}, and {book.Ids.Text(first)} in {book.Text(field, first) ?? "none"}."
            : null;
    }

    private string? Deductions(MatchTier tier, List<int> rows, long[] kept)
    {
        differences.Clear();
        if (tier.DeductionAccount is not { } expression)
        {
            return null;
        }

        foreach (var deduction in Payment.Deductions)
        {
            var at = Named(deduction.Reference, rows);
            if (at < 0)
            {
                return $"The deduction {deduction.Code} of {deduction.Amount} {Payment.Currency} names none of the invoices.";
            }

            if (evaluation.Text(expression, deduction) is not { } account)
            {
                return $"No account is known for the deduction {deduction.Code}.";
            }

            if (!ScaledAmount.TryFrom(deduction.Amount, out var amount) || amount <= 0 || kept[at] + amount > state[rows[at]])
            {
                return $"The deduction {deduction.Code} of {deduction.Amount} {Payment.Currency} is more than is open on {state.Book.Ids.Text(rows[at])}.";
            }

            kept[at] += amount;
            differences.Add(new MatchDifference(state.Book.Ids.Text(rows[at]), deduction.Amount, account, deduction.Code));
        }

        return null;
    }

    private int Named(string? reference, List<int> rows)
    {
        if (reference is null)
        {
            return rows.Count == 1 ? 0 : -1;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (state.Book.Ids.Text(rows[i]) == reference || state.Book.Text(InvoiceField.Number, rows[i]) == reference)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>As the remittance says; null where it does not speak of exactly these invoices, or not of all the money.</summary>
    private long[]? ByLines(List<int> rows, long[] kept, long money, out string? reason)
    {
        reason = null;
        if (Payment.Lines.IsEmpty)
        {
            return null;
        }

        var takes = new long[rows.Count];
        var isNamed = new bool[rows.Count];
        long sum = 0;
        foreach (var line in Payment.Lines)
        {
            var at = Named(line.Reference, rows);
            if (at < 0 || !ScaledAmount.TryFrom(line.Amount, out var amount))
            {
                return null;
            }

            takes[at] += amount;
            isNamed[at] = true;
            sum += amount;
        }

        if (sum != money || Array.Exists(isNamed, named => !named))
        {
            return null;
        }

        for (var i = 0; i < takes.Length; i++)
        {
            var open = state[rows[i]];
            if (open > 0 ? takes[i] < 0 || takes[i] + kept[i] > open : takes[i] > 0 || takes[i] < open)
            {
                reason = $"The remittance pays {Shown(takes[i])} on {state.Book.Ids.Text(rows[i])}, where {Shown(open)} is open.";
                return null;
            }
        }

        return takes;
    }

    private long[]? Oldest(List<int> rows, long[] kept, long money, out string? reason)
    {
        reason = null;
        var takes = new long[rows.Count];
        long invoices = 0;
        for (var i = 0; i < takes.Length; i++)
        {
            takes[i] = Math.Min(state[rows[i]], 0);
            money -= takes[i];
            invoices += Math.Max(state[rows[i]], 0) - kept[i];
        }

        if (-takes.Sum() > invoices)
        {
            reason = "The credit memos are more than the invoices.";
            return null;
        }

        for (var i = 0; i < takes.Length; i++)
        {
            if (state[rows[i]] > 0)
            {
                takes[i] = Math.Min(state[rows[i]] - kept[i], money);
                money -= takes[i];
            }
        }

        return takes;
    }

    private MatchDecision? Book(MatchTier tier, List<int> rows, long[] takes, long[] kept, long money, out string? reason)
    {
        reason = null;
        applied.Clear();
        var book = state.Book;
        var account = tier.Account is { } expression ? evaluation.Text(expression) : null;
        for (var i = 0; i < takes.Length; i++)
        {
            money -= takes[i];
            var before = state[rows[i]];
            var rest = before - takes[i] - kept[i];
            if (rest > 0 && tier.Short == ShortTreatment.WriteOff)
            {
                if (account is null)
                {
                    reason = "No account is known to write the difference off to.";
                    return null;
                }

                differences.Add(new MatchDifference(book.Ids.Text(rows[i]), Major(rest), account, null));
                kept[i] += rest;
                rest = 0;
            }

            if (takes[i] != 0 || kept[i] != 0)
            {
                applied.Add(new MatchApplication(book.Ids.Text(rows[i]), Major(takes[i]), Major(before), Major(rest)));
            }
        }

        for (var i = 0; i < takes.Length; i++)
        {
            state.Take(rows[i], takes[i] + kept[i]);
        }

        return new MatchDecision(Payment.Id, tier.Action == MatchAction.Apply ? MatchOutcome.Applied : MatchOutcome.Flagged, tier.Name, tier.Reason?.Format(evaluation.Frame))
        {
            Passed = tier.Proof,
            Applied = [.. applied],
            Differences = [.. differences],
            Unapplied = tier.Over == OverTreatment.Unapplied ? Major(money) : 0,
            OnAccount = tier.Over == OverTreatment.OnAccount ? Major(money) : 0,
        };
    }

    private decimal Major(long amount) => ScaledAmount.ToDecimal(amount, Payment.Currency);

    private string Shown(long amount) => $"{Major(amount)} {Payment.Currency}";
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Engine.Core.Diagnostics.Formats;
using Engine.Core.Functions;
using Engine.Core.Reconciliation;

namespace Engine.App.Output;

/// <summary>A reconciliation for someone who keeps books: what differs first, then payouts, periods and accounts. At most 120 columns.</summary>
internal static class ReconcileText
{
    private const int Width = 120;
    private const int WhyAt = 6;

    private static readonly (ReconciledState State, string Title)[] Sections =
    [
        (ReconciledState.Missing, "At the source only: not in NetSuite"),
        (ReconciledState.NeedsPerson, "At the source only: a person has to decide"),
        (ReconciledState.Differs, "In both, and different"),
        (ReconciledState.OnlyInNetSuite, "In NetSuite only"),
    ];

    public static string Of(ReconciliationReport report)
    {
        var text = new StringBuilder();
        text.AppendLine($"{report.Source} and NetSuite for {report.Client}, {Day(report.From)} to {Day(report.To)}{(report.Run > 0 ? $" (run {report.Run})" : "")}");
        text.AppendLine(Summary(report));
        foreach (var (state, title) in Sections)
        {
            AppendRows(text, title, [.. report.Rows.Where(row => row.State == state)]);
        }

        AppendSettled(text, report.Settled);
        AppendPeriods(text, report.Periods);
        AppendAccounts(text, report.Accounts);
        text.AppendLine();
        text.AppendLine(report.Differences == 0 ? "The two sides agree." : $"{report.Differences} difference(s).");
        return text.ToString();
    }

    /// <summary>Such as <c>Compared 20: 18 agree, 2 left out; 1 only in NetSuite.</c></summary>
    public static string Summary(ReconciliationReport report)
    {
        (ReconciledState State, string Word)[] words =
        [
            (ReconciledState.Agrees, "agree"), (ReconciledState.Missing, "not in NetSuite"), (ReconciledState.NeedsPerson, "for a person"), (ReconciledState.Differs, "differ"), (ReconciledState.LeftOut, "left out by the configuration"),
        ];
        var counts = words.Select(word => (word.Word, Count: report.Count(word.State))).Where(word => word.Count > 0).Select(word => $"{word.Count} {word.Word}");
        var alone = report.Count(ReconciledState.OnlyInNetSuite);
        return $"Compared {report.Objects}{(report.Objects > 0 ? ": " : "")}{string.Join(", ", counts)}{(alone > 0 ? $"; {alone} only in NetSuite" : "")}.";
    }

    /// <summary>An amount with the digits of its currency; an empty text for none.</summary>
    public static string Amount(decimal? amount, string? currency) =>
        amount?.ToString($"N{(currency is { } known ? Currencies.StripeDigits(known) : 2)}", CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void AppendRows(StringBuilder text, string title, ImmutableArray<ReconciledRow> rows)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        text.AppendLine().AppendLine($"{title} ({rows.Length})");
        Line(text, "  {0,-10}  {1,-16} {2,-34} {3,14} {4,14} {5,14} {6}", "Date", "Kind", "Id", "Source", "NetSuite", "Difference", "");
        foreach (var row in rows)
        {
            Line(
                text, "  {0,-10}  {1,-16} {2,-34} {3,14} {4,14} {5,14} {6}",
                Day(row.Date), row.Kind, Printable.Of(row.Id), Amount(row.Amount, row.Currency), Amount(row.Booked, row.Currency), Amount(row.Difference, row.Currency), row.Currency ?? "");
            foreach (var line in Wrapped(Printable.Of(row.Why ?? "")))
            {
                text.Append(' ', WhyAt).AppendLine(line);
            }
        }
    }

    private static void AppendSettled(StringBuilder text, ImmutableArray<SettledSum> sums)
    {
        if (sums.IsEmpty)
        {
            return;
        }

        text.AppendLine().AppendLine("By payout");
        Line(text, "  {0,-10}  {1,-30} {2,13} {3,13} {4,7} {5,14} {6,11} {7,11}", "Date", "Payout", "Amount", "NetSuite", "Members", "Gross", "Fees", "Unexplained");
        foreach (var sum in sums)
        {
            Line(
                text, "  {0,-10}  {1,-30} {2,13} {3,13} {4,7} {5,14} {6,11} {7,11}",
                Day(sum.Date), Printable.Of(sum.Id), Amount(sum.Amount, sum.Currency), sum.Booked is null ? "-" : Amount(sum.Booked, sum.Currency),
                sum.Members?.ToString(CultureInfo.InvariantCulture) ?? "?", sum.Members is null ? "?" : Amount(sum.Gross, sum.Currency), sum.Members is null ? "?" : Amount(sum.Fees, sum.Currency), Amount(sum.Difference, sum.Currency));
            if (!sum.Open.IsEmpty)
            {
                Wrapped($"Not as it should be in NetSuite: {string.Join(", ", sum.Open.Take(10))}{(sum.Open.Length > 10 ? $" and {sum.Open.Length - 10} more" : "")}.").ForEach(line => text.Append(' ', WhyAt).AppendLine(line));
            }
        }
    }

    private static void AppendPeriods(StringBuilder text, ImmutableArray<PeriodTotal> periods)
    {
        if (periods.IsEmpty)
        {
            return;
        }

        text.AppendLine().AppendLine("By period");
        Line(text, "  {0,-8} {1,-20} {2,-4} {3,7} {4,18} {5,18} {6,18}", "Month", "Kind", "", "Objects", "Source", "NetSuite", "Difference");
        foreach (var total in periods)
        {
            Line(
                text, "  {0,-8} {1,-20} {2,-4} {3,7} {4,18} {5,18} {6,18}",
                total.Period, total.Kind, total.Currency, total.Objects, Amount(total.AtSource, total.Currency), Amount(total.InNetSuite, total.Currency), Amount(total.Difference, total.Currency));
        }
    }

    private static void AppendAccounts(StringBuilder text, ImmutableArray<AccountTotal> accounts)
    {
        if (accounts.IsEmpty)
        {
            return;
        }

        text.AppendLine().AppendLine("By account, in the currency of the books");
        Line(text, "  {0,-46} {1,18} {2,18} {3,18}", "Account", "Debit", "Credit", "Balance");
        foreach (var total in accounts)
        {
            Line(text, "  {0,-46} {1,18} {2,18} {3,18}", Printable.Of(total.Name), Amount(total.Debit, null), Amount(total.Credit, null), Amount(total.Balance, null));
            if (total.OnlyInNetSuite != 0)
            {
                text.Append(' ', WhyAt).AppendLine($"of it only in NetSuite: {Amount(total.OnlyInNetSuite, null)}");
            }
        }

        Line(text, "  {0,-46} {1,18} {2,18} {3,18}", "", Amount(accounts.Sum(total => total.Debit), null), Amount(accounts.Sum(total => total.Credit), null), Amount(accounts.Sum(total => total.Balance), null));
    }

    private static void Line(StringBuilder text, string format, params object[] values) => text.AppendLine(string.Format(CultureInfo.InvariantCulture, format, values).TrimEnd());

    private static List<string> Wrapped(string sentence)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width - WhyAt)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Engine.Core.Reconciliation;

namespace Engine.App.Output;

/// <summary>A reconciliation as one HTML page that prints on A4: no script, nothing fetched, everything from outside escaped.</summary>
internal static class ReconcileHtml
{
    private const string Style =
        """
        :root { color-scheme: light; }
        body { font: 14px/1.45 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: #1a1f2b; background: #fff; margin: 2rem auto; max-width: 72rem; padding: 0 1.5rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #1a1f2b; padding-bottom: .2rem; }
        .meta { color: #5a6275; margin: 0; }
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
        .tiles li { border: 1px solid #d5d9e2; border-radius: 6px; padding: .5rem .9rem; min-width: 7rem; } .tiles b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
        .tiles .bad { border-color: #b42318; background: #fef3f2; color: #7a1710; } .tiles .good { border-color: #1d7a4b; background: #eefaf3; color: #0f5132; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 600; color: #5a6275; border-bottom: 1px solid #9aa1b1; padding: .3rem .5rem; } td { padding: .3rem .5rem; border-bottom: 1px solid #e7e9ef; vertical-align: top; }
        .n { text-align: right; white-space: nowrap; } .d { white-space: nowrap; } .id { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .88em; overflow-wrap: anywhere; }
        .why td { color: #5a6275; border-bottom: 1px solid #e7e9ef; padding-top: 0; } tr.has-why td { border-bottom: 0; }
        .off { color: #b42318; font-weight: 600; } tfoot td { border-top: 2px solid #1a1f2b; border-bottom: 0; font-weight: 600; }
        @page { size: A4 landscape; margin: 14mm; }
        @media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } tr.has-why { break-after: avoid; } .tiles li { padding: .25rem .6rem; } }
        """;

    private static readonly (ReconciledState State, string Title)[] Sections =
    [
        (ReconciledState.Missing, "At the source only: not in NetSuite"),
        (ReconciledState.NeedsPerson, "At the source only: a person has to decide"),
        (ReconciledState.Differs, "In both, and different"),
        (ReconciledState.OnlyInNetSuite, "In NetSuite only"),
    ];

    public static string Of(ReconciliationReport report)
    {
        var html = new StringBuilder();
        var title = $"{report.Source} and NetSuite for {report.Client}, {ReconcileText.Day(report.From)} to {ReconcileText.Day(report.To)}";
        html.AppendLine("<!doctype html>").AppendLine("<html lang=\"en\">").AppendLine($"<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(title)}</title>");
        html.AppendLine($"<style>\n{Style}\n</style></head>").AppendLine("<body>").AppendLine($"<h1>{Text(title)}</h1>");
        html.AppendLine($"<p class=\"meta\">Made {report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}{(report.Run > 0 ? $" by run {report.Run}" : "")}, configuration {Text(report.Revision.Length > 12 ? report.Revision[..12] : report.Revision)}</p>");
        AppendTiles(html, report);
        foreach (var (state, heading) in Sections)
        {
            AppendRows(html, heading, [.. report.Rows.Where(row => row.State == state)]);
        }

        AppendSettled(html, report);
        AppendPeriods(html, report);
        AppendAccounts(html, report);
        AppendRows(html, "In agreement", [.. report.Rows.Where(row => row.State == ReconciledState.Agrees)]);
        return html.AppendLine("</body>").AppendLine("</html>").ToString();
    }

    private static void AppendTiles(StringBuilder html, ReconciliationReport report)
    {
        html.AppendLine("<ul class=\"tiles\">");
        Tile(report.Differences, "differences", report.Differences == 0 ? "good" : "bad");
        Tile(report.Count(ReconciledState.Agrees), "agree", "");
        Tile(report.Count(ReconciledState.Missing), "not in NetSuite", "");
        Tile(report.Count(ReconciledState.NeedsPerson), "for a person", "");
        Tile(report.Count(ReconciledState.Differs), "differ", "");
        Tile(report.Count(ReconciledState.OnlyInNetSuite), "only in NetSuite", "");
        Tile(report.Count(ReconciledState.LeftOut), "left out", "");
        html.AppendLine("</ul>");

        void Tile(int count, string word, string look) => html.AppendLine($"<li class=\"{look}\"><b>{count.ToString(CultureInfo.InvariantCulture)}</b>{word}</li>");
    }

    private static void AppendRows(StringBuilder html, string heading, IReadOnlyCollection<ReconciledRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Begin(html, $"{heading} ({rows.Count})", "Date", "Kind", "Id", "Payout", "#Source", "#NetSuite", "#Difference", "Currency");
        foreach (var row in rows)
        {
            html.AppendLine($"<tr{(row.Why is null ? "" : " class=\"has-why\"")}><td class=\"d\">{ReconcileText.Day(row.Date)}</td><td>{Text(row.Kind)}</td><td class=\"id\">{Text(row.Id)}</td><td class=\"id\">{Text(row.SettledIn)}</td>"
                + $"{Number(row.Amount, row.Currency)}{Number(row.Booked, row.Currency)}{Number(row.Difference, row.Currency, row.IsDifference)}<td>{Text(row.Currency)}</td></tr>");
            if (row.Why is { } why)
            {
                html.AppendLine($"<tr class=\"why\"><td></td><td colspan=\"7\">{Text(why)}</td></tr>");
            }
        }

        html.AppendLine("</tbody></table>");
    }

    private static void AppendSettled(StringBuilder html, ReconciliationReport report)
    {
        if (report.Settled.IsEmpty)
        {
            return;
        }

        Begin(html, "By payout", "Date", "Payout", "#Amount", "#In NetSuite", "#Members", "#Gross", "#Fees", "#Unexplained", "Not as it should be");
        foreach (var sum in report.Settled)
        {
            html.AppendLine($"<tr><td class=\"d\">{ReconcileText.Day(sum.Date)}</td><td class=\"id\">{Text(sum.Id)}</td>{Number(sum.Amount, sum.Currency)}{Number(sum.Booked, sum.Currency)}"
                + $"<td class=\"n\">{sum.Members?.ToString(CultureInfo.InvariantCulture) ?? "not told"}</td>{Number(sum.Members is null ? null : sum.Gross, sum.Currency)}{Number(sum.Members is null ? null : sum.Fees, sum.Currency)}"
                + $"{Number(sum.Difference, sum.Currency, sum.Difference is not null and not 0)}<td class=\"id\">{Text(string.Join(" ", sum.Open))}</td></tr>");
        }

        html.AppendLine("</tbody></table>");
    }

    private static void AppendPeriods(StringBuilder html, ReconciliationReport report)
    {
        Begin(html, "By period", "Month", "Kind", "Currency", "#Objects", "#Source", "#NetSuite", "#Difference");
        foreach (var total in report.Periods)
        {
            html.AppendLine($"<tr><td>{total.Period}</td><td>{Text(total.Kind)}</td><td>{Text(total.Currency)}</td><td class=\"n\">{total.Objects.ToString(CultureInfo.InvariantCulture)}</td>"
                + $"{Number(total.AtSource, total.Currency)}{Number(total.InNetSuite, total.Currency)}{Number(total.Difference, total.Currency, total.Difference != 0)}</tr>");
        }

        html.AppendLine("</tbody></table>");
    }

    private static void AppendAccounts(StringBuilder html, ReconciliationReport report)
    {
        Begin(html, "By account, in the currency of the books", "Account", "#Debit", "#Credit", "#Balance", "#Of it only in NetSuite");
        foreach (var total in report.Accounts)
        {
            html.AppendLine($"<tr><td>{Text(total.Name)}</td>{Number(total.Debit, null)}{Number(total.Credit, null)}{Number(total.Balance, null)}{Number(total.OnlyInNetSuite == 0 ? null : total.OnlyInNetSuite, null, true)}</tr>");
        }

        html.AppendLine($"</tbody><tfoot><tr><td></td>{Number(report.Accounts.Sum(total => total.Debit), null)}{Number(report.Accounts.Sum(total => total.Credit), null)}{Number(report.Accounts.Sum(total => total.Balance), null)}<td></td></tr></tfoot></table>");
    }

    // A heading that begins with # stands over numbers.
    private static void Begin(StringBuilder html, string heading, params string[] columns)
    {
        html.AppendLine($"<h2>{Text(heading)}</h2>").Append("<table><thead><tr>");
        foreach (var column in columns)
        {
            html.Append(column[0] == '#' ? $"<th class=\"n\">{column[1..]}</th>" : $"<th>{column}</th>");
        }

        html.AppendLine("</tr></thead><tbody>");
    }

    private static string Number(decimal? amount, string? currency, bool isOff = false) => $"<td class=\"n{(isOff ? " off" : "")}\">{ReconcileText.Amount(amount, currency)}</td>";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}

using System.Globalization;
using System.Text;

namespace Engine.App.Demo;

/// <summary>The report as text of at most 120 columns, for someone who keeps books.</summary>
internal static class DemoText
{
    private const int Width = 120;

    // Number, event, records; the outcome takes what is left.
    private const string Row = "{0,3}  {1,-29} {2,-46} {3}";

    private const int OutcomeAt = 82;

    private const string Check = "  {0,-2} {1,-44} {2,-34} {3}";

    public static string Render(DemoReport report)
    {
        var text = new StringBuilder();
        Append(text, Row, "#", "Event from Stripe", "Record in NetSuite", "Outcome");
        text.Append('-', Width).AppendLine();
        foreach (var row in report.Rows)
        {
            AppendRow(text, row);
        }

        text.AppendLine();
        AppendSummary(text, report);
        text.AppendLine();
        AppendChecks(text, report);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, DemoRow row)
    {
        if (row.Records.IsEmpty)
        {
            AppendOutcome(text, row.Number, row.Delivery.EventType, "", Explain(row));
            return;
        }

        for (var i = 0; i < row.Records.Length; i++)
        {
            var record = row.Records[i];
            var outcome = i == 0 && row.Delivery.Remark is { } remark ? $"{record.Result} ({remark})" : record.Result;
            AppendOutcome(text, i == 0 ? row.Number : null, i == 0 ? row.Delivery.EventType : "", record.Key.ToString(), outcome);
        }
    }

    private static string Explain(DemoRow row) => row.Outcome switch
    {
        DemoOutcome.Repeated => "known already, nothing done",
        DemoOutcome.Refused => string.Create(CultureInfo.InvariantCulture, $"refused, HTTP {row.Status}: {row.Delivery.Remark}"),
        _ => $"{row.Outcome.ToString().ToLowerInvariant()}: {Reason(row)}",
    };

    private static string? Reason(DemoRow row) =>
        row.Reason?.Replace($"{row.Delivery.EventType} is declared as ignored", "declared", StringComparison.Ordinal) ?? row.Delivery.Remark;

    // A long outcome goes on below, over the width of records and outcome.
    private static void AppendOutcome(StringBuilder text, int? number, string type, string record, string outcome)
    {
        if (record.Length == 0 && outcome.Length > Width - OutcomeAt)
        {
            var lines = Wrap(outcome, Width - 35).ToList();
            Append(text, "{0,3}  {1,-29} {2}", number, type, lines[0]);
            lines.Skip(1).ToList().ForEach(line => Append(text, "{0,35}{1}", "", line));
            return;
        }

        var wrapped = Wrap(outcome, Width - OutcomeAt).ToList();
        Append(text, Row, number, type, record, wrapped[0]);
        wrapped.Skip(1).ToList().ForEach(line => Append(text, Row, null, "", "", line));
    }

    private static void AppendSummary(StringBuilder text, DemoReport report)
    {
        Append(text, "{0} deliveries, {1} event types:", report.Rows.Length, report.Rows.Where(row => row.Delivery.EventId.Length > 0).Select(row => row.Delivery.EventType).Distinct().Count());
        Append(text, "  booked    {0,4}   records created {1}, updated {2}, found as they should be {3}", report.Ending(DemoOutcome.Booked), report.Created, report.Updated, report.Unchanged);
        Append(text, "  ignored   {0,4}   by a declaration or a rule, named above", report.Ending(DemoOutcome.Ignored));
        Append(text, "  waiting   {0,4}   for a record that another event brings; a person is asked when it does not come", report.Ending(DemoOutcome.Waiting));
        Append(text, "  raised    {0,4}   for a person to decide; nothing was booked", report.Ending(DemoOutcome.Raised));
        Append(text, "  repeated  {0,4}   the same event once more", report.Ending(DemoOutcome.Repeated));
        Append(text, "  refused   {0,4}   at the door", report.Ending(DemoOutcome.Refused));
    }

    private static void AppendChecks(StringBuilder text, DemoReport report)
    {
        text.AppendLine("The books, read back from NetSuite, against the sum of the facts:");
        Append(text, Check, "", "", "expected", "found");
        foreach (var check in report.Checks)
        {
            var isLong = check.Expected.Length > 33 || check.Found.Length > 33;
            Append(text, Check, check.Holds ? "ok" : "NO", check.What, isLong ? "" : check.Expected, isLong ? "" : check.Found);
            if (isLong)
            {
                Append(text, "     expected {0}", check.Expected);
                Append(text, "     found    {0}", check.Found);
            }
        }

        text.AppendLine();
        Append(
            text,
            "{0} First record after {1:0.0} s, everything after {2:0.0} s.",
            report.Holds ? $"All {report.Checks.Length} checks hold." : $"{report.Checks.Count(check => !check.Holds)} of {report.Checks.Length} checks do not hold.",
            report.FirstRecord.TotalSeconds,
            report.Whole.TotalSeconds);
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static void Append(StringBuilder text, string format, params object?[] arguments) =>
        text.AppendLine(string.Format(CultureInfo.InvariantCulture, format, arguments).TrimEnd());
}

using System.Globalization;
using System.Text;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;

namespace Engine.App.Output;

/// <summary>What <c>engine match</c> prints.</summary>
internal static class MatchOutput
{
    public static void WriteJson(Stream target, MatchRuleSet rules, MatchResult result) => JsonOutput.Write(target, writer =>
    {
        writer.WriteString("rules", rules.Name);
        writer.WriteStartArray("totals");
        foreach (var total in result.Totals(rules))
        {
            MatchTrialJson.Write(writer, total);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("decisions");
        for (var i = 0; i < result.Decisions.Length; i++)
        {
            MatchDecisionJson.Write(writer, result.Payments[i], result.Decisions[i]);
        }

        writer.WriteEndArray();
    });

    public static void WriteCsv(TextWriter output, MatchResult result)
    {
        output.Write("payment,outcome,tier,amount,currency,invoices,applied,unapplied,onAccount,reason\n");
        for (var i = 0; i < result.Decisions.Length; i++)
        {
            var (payment, decision) = (result.Payments[i], result.Decisions[i]);
            string[] cells =
            [
                CsvCell.Of(decision.Payment),
                MatchDecisionJson.Camel(decision.Outcome),
                CsvCell.Of(decision.Tier),
                CsvCell.Of(payment.Amount),
                CsvCell.Of(payment.Currency),
                CsvCell.Of(string.Join(' ', decision.IsApplied ? decision.Applied.Select(one => one.Invoice) : decision.Candidates)),
                CsvCell.Of(decision.Applied.Sum(one => one.Amount)),
                CsvCell.Of(decision.Unapplied),
                CsvCell.Of(decision.OnAccount),
                CsvCell.Of(decision.Reason),
            ];
            output.Write(string.Join(',', cells) + "\n");
        }
    }

    public static void WriteText(TextWriter output, MatchRuleSet rules, MatchResult result)
    {
        for (var i = 0; i < result.Decisions.Length; i++)
        {
            output.Write(Describe(result.Payments[i], result.Decisions[i]));
        }

        output.Write("\n");
        WriteTotals(output, rules, result);
    }

    public static void WriteTotals(TextWriter output, MatchRuleSet rules, MatchResult result)
    {
        var rows = result.Totals(rules);
        var width = rows.Select(row => row.Tier?.Length ?? 0).Append(8).Max();
        output.Write($"{"tier".PadRight(width)}  outcome    payments             amount\n");
        foreach (var row in rows)
        {
            output.Write($"{(row.Tier ?? "no tier").PadRight(width)}  {MatchDecisionJson.Camel(row.Outcome),-9}  {row.Count,8}  {Text(row.Amount),17} {row.Currency}\n");
        }

        var applied = result.Decisions.Count(decision => decision.IsApplied);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{applied} of {result.Decisions.Length} payments applied\n"));
    }

    /// <summary>Everything that is known of one decision: what holds, and what came near.</summary>
    public static void WriteExplanation(TextWriter output, MatchPayment payment, MatchDecision decision)
    {
        output.Write(Describe(payment, decision with { Near = [] }));
        var text = new StringBuilder();
        Line(text, decision.Passed.IsEmpty ? "no tier found an invoice of which its tests hold" : decision.IsApplied ? "what holds of it:" : "what holds of those found:");
        foreach (var test in decision.Passed)
        {
            Line(text, $"    {test}");
        }

        Line(text, decision.Near.IsEmpty ? "no other invoice came near" : "nearest, each but for one test:");
        foreach (var miss in decision.Near)
        {
            Line(text, $"    {miss.Invoice} ({miss.Tier}): {miss.Why}");
            Line(text, $"        fails: {miss.Test}{(miss.Distance is { } off ? $"   (off by {off.ToString("0.##", CultureInfo.InvariantCulture)}, where 1 is a day or a hundredth of the payment)" : "")}");
        }

        output.Write(text);
    }

    private static string Describe(MatchPayment payment, MatchDecision decision)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{payment.Id}  {payment.Amount} {payment.Currency}  {MatchDecisionJson.Camel(decision.Outcome)}{(decision.Tier is null ? "" : $" by {decision.Tier}")}\n");
        Line(text, decision.Reason);
        foreach (var one in decision.Applied)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {one.Amount} on {one.Invoice}, of {one.Before}{(one.Remaining == 0 ? "" : $"; {one.Remaining} stays open")}\n");
        }

        foreach (var one in decision.Differences)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {one.Amount} of {one.Invoice} to account {one.Account}{(one.Code is null ? "" : $", reason {one.Code}")}\n");
        }

        Line(text, decision.Unapplied == 0 ? null : $"{Text(decision.Unapplied)} unapplied");
        Line(text, decision.OnAccount == 0 ? null : $"{Text(decision.OnAccount)} on account");
        Line(text, decision.Candidates.IsEmpty ? null : $"found: {string.Join(", ", decision.Candidates)}");
        foreach (var given in decision.GaveUp)
        {
            Line(text, $"gave up: {given}");
        }

        foreach (var miss in decision.IsApplied ? [] : decision.Near)
        {
            Line(text, $"near: {miss.Invoice} ({miss.Tier}): {miss.Why}");
        }

        return text.ToString();
    }

    public static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }
}

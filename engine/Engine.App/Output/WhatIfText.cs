using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>What <c>engine match what-if</c> prints, from the JSON of a trial.</summary>
internal static class WhatIfText
{
    private const int MostNamed = 10;

    public static void Write(TextWriter output, JsonNode trial)
    {
        if (trial["changes"]!.AsArray() is { Count: > 0 } changes)
        {
            output.Write($"{trial["rules"]} with {string.Join(", ", changes.Select(change => change!.ToString()))}, on {Count(trial["payments"], "payment")}\n\nbefore\n");
            WriteTotals(output, trial["before"]!.AsArray());
            output.Write("\nafter\n");
            WriteTotals(output, trial["after"]!.AsArray());
            WriteMoves(output, trial);
        }

        WriteAgreement(output, trial);
        WriteSweep(output, trial);
    }

    private static void WriteTotals(TextWriter output, JsonArray rows)
    {
        var width = rows.Select(row => Tier(row!).Length).Append(8).Max();
        output.Write($"{"tier".PadRight(width)}  outcome    payments             amount\n");
        foreach (var row in rows)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{Tier(row!).PadRight(width)}  {(string)row!["outcome"]!,-9}  {(int)row["count"]!,8}  {(string)row["amount"]!,17} {row["currency"]}\n"));
        }

        var applied = rows.Where(row => (string)row!["outcome"]! is "applied" or "flagged").Sum(row => (int)row!["count"]!);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{applied} of {Count(rows.Sum(row => (int)row!["count"]!), "payment")} applied\n"));
    }

    private static void WriteMoves(TextWriter output, JsonNode trial)
    {
        var (moved, moves) = ((int)trial["moved"]!, trial["moves"]!.AsArray());
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\n{moved} {(moved == 1 ? "payment moves" : "payments move")}, {trial["tiesCreated"]} of them to a tie\n"));
        foreach (var move in moves)
        {
            var (before, after) = (move!["before"]!, move["after"]!);
            var mark = (bool)move["wrong"]! ? "  WRONG: people applied it otherwise" : "";
            output.Write($"  {move["payment"]}  {before["amount"]} {before["currency"]}: {Shown(before)} -> {Shown(after)}{mark}\n");
        }

        if (moved > moves.Count)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  and {moved - moves.Count} more\n"));
        }
    }

    private static void WriteAgreement(TextWriter output, JsonNode trial)
    {
        if (trial["agreementBefore"] is not { } before)
        {
            output.Write("\nWhat people decided is not known, so nothing says whether anything would be applied wrongly.\n");
            return;
        }

        output.Write($"\n{Count(before["judged"], "payment")} decided by people\n");
        foreach (var (name, agreement) in (ReadOnlySpan<(string, JsonNode)>)[("before", before), ("after", trial["agreementAfter"]!)])
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture, $"  {name,-7} {agreement["agreed"]} the same, {agreement["leftToPeople"]} left to people, {agreement["wrong"]!.AsArray().Count} applied otherwise\n"));
        }

        if ((bool)trial["wouldMisapply"]!)
        {
            output.Write($"Refused: {string.Join(", ", trial["misapplied"]!.AsArray().Take(MostNamed))} would be applied wrongly.\n");
        }
    }

    private static void WriteSweep(TextWriter output, JsonNode trial)
    {
        if (trial["sweep"]!.AsArray() is not { Count: > 0 } sweep)
        {
            return;
        }

        var (name, isJudged) = ((string)trial["swept"]!, sweep[0]!["wrong"] is not null);
        output.Write($"\n{name,-12} applied   ties  moved{(isJudged ? "  wrong" : "")}\n");
        for (var (first, next) = (0, 0); first < sweep.Count; first = next)
        {
            var point = Line(sweep[first]!, isJudged);
            next = first + sweep.Skip(first).TakeWhile(one => Line(one!, isJudged) == point).Count();
            var (from, to) = (sweep[first]!["value"]!, sweep[next - 1]!["value"]!);
            output.Write($"{(next - first == 1 ? $"{from}" : $"{from}–{to}"),-12} {point}\n");
        }

        if (isJudged)
        {
            output.Write(trial["widest"] is { } widest
                ? $"{name} = {widest} is the widest up to which nothing would have been applied wrongly\n"
                : "Already the first value would have applied something wrongly\n");
        }
    }

    private static string Line(JsonNode point, bool isJudged) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)point["applied"]!,7}  {(int)point["ties"]!,5}  {(int)point["moved"]!,5}{(isJudged ? $"  {(int)point["wrong"]!,5}" : "")}");

    private static string Tier(JsonNode row) => (string?)row["tier"] ?? "no tier";

    private static string Count(JsonNode? count, string what) => (int)count! == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Shown(JsonNode decision)
    {
        var (outcome, tier) = ((string)decision["outcome"]!, decision["tier"] is { } name ? $" by {name}" : "");
        return outcome is "applied" or "flagged" ? $"{outcome}{tier} to {string.Join(' ', decision["applied"]!.AsArray().Select(one => (string)one!["invoice"]!))}"
            : (bool)decision["tie"]! ? $"tie{tier}"
            : outcome + tier;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Core.Matching;

namespace Engine.App.Output;

/// <summary>What <c>engine match what-if</c> prints.</summary>
/// <param name="isJudged">What people decided is known.</param>
internal sealed class WhatIfReport(
    MatchRuleSet rules, MatchComparison comparison, ImmutableDictionary<string, ImmutableArray<string>> people, bool isJudged)
{
    private readonly MatchAgreement before = MatchAgreement.Of(comparison.Before, people);
    private readonly MatchAgreement after = MatchAgreement.Of(comparison.After, people);
    private readonly ImmutableArray<string> newlyWrong = comparison.NewlyWrong(people);

    public ImmutableArray<(string Name, string Value)> Changes { get; init; } = [];

    public string SweptName { get; init; } = "";

    public ImmutableArray<SweepPoint> Sweep { get; init; } = [];

    /// <summary>The change would apply money to other documents than people did, which the present thresholds do not.</summary>
    public bool WouldMisapply => !newlyWrong.IsEmpty;

    /// <summary>The widest value up to which nothing was applied wrongly; null when already the first does, or nobody's decisions are known.</summary>
    private int? Widest => isJudged ? Sweep.TakeWhile(point => point.Wrong == 0).Select(point => (int?)point.Value).LastOrDefault() : null;

    public void WriteText(TextWriter output)
    {
        if (!Changes.IsEmpty)
        {
            output.Write($"{rules.Name} with {string.Join(", ", Changes.Select(change => $"{change.Name} = {change.Value}"))}\n\nbefore\n");
            MatchOutput.WriteTotals(output, rules, comparison.Before);
            output.Write("\nafter\n");
            MatchOutput.WriteTotals(output, rules, comparison.After);
            WriteMoves(output);
        }

        WriteAgreement(output);
        WriteSweep(output);
    }

    public void WriteJson(Stream target) => JsonOutput.Write(target, writer =>
    {
        writer.WriteString("rules", rules.Name);
        writer.WriteStartObject("thresholds");
        foreach (var (name, value) in Changes)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        WriteTotals(writer, "before", comparison.Before);
        WriteTotals(writer, "after", comparison.After);
        writer.WriteStartArray("moves");
        foreach (var move in comparison.Moves)
        {
            writer.WriteStartObject();
            writer.WriteString("payment", move.Payment.Id);
            writer.WriteBoolean("newTie", move.IsNewTie);
            writer.WriteBoolean("wrong", newlyWrong.Contains(move.Payment.Id));
            writer.WritePropertyName("before");
            MatchDecisionJson.Write(writer, move.Payment, move.Before);
            writer.WritePropertyName("after");
            MatchDecisionJson.Write(writer, move.Payment, move.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("tiesCreated", comparison.Moves.Count(move => move.IsNewTie));
        WriteAgreement(writer, "agreementBefore", before);
        WriteAgreement(writer, "agreementAfter", after);
        WriteSweep(writer);
        writer.WriteBoolean("wouldMisapply", WouldMisapply);
    });

    private void WriteMoves(TextWriter output)
    {
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\n{comparison.Moves.Length} {(comparison.Moves.Length == 1 ? "payment moves" : "payments move")}, {comparison.Moves.Count(move => move.IsNewTie)} of them to a tie\n"));
        foreach (var move in comparison.Moves)
        {
            var mark = newlyWrong.Contains(move.Payment.Id) ? "  WRONG: people applied it otherwise" : "";
            output.Write($"  {move.Payment.Id}  {MatchOutput.Text(move.Payment.Amount)} {move.Payment.Currency}: {Shown(move.Before)} -> {Shown(move.After)}{mark}\n");
        }
    }

    private void WriteAgreement(TextWriter output)
    {
        if (!isJudged)
        {
            output.Write("\nWhat people decided is not known (--decisions), so nothing says whether anything would be applied wrongly.\n");
            return;
        }

        output.Write(string.Create(CultureInfo.InvariantCulture, $"\n{before.Judged} payments were decided by people\n"));
        foreach (var (name, agreement) in (ReadOnlySpan<(string, MatchAgreement)>)[("before", before), ("after", after)])
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  {name,-7} {agreement.Agreed} the same, {agreement.LeftToPeople} left to people, {agreement.Wrong.Length} applied otherwise\n"));
        }

        if (WouldMisapply)
        {
            output.Write($"Refused: {string.Join(", ", newlyWrong.Take(10))} would be applied wrongly.\n");
        }
    }

    private void WriteSweep(TextWriter output)
    {
        if (Sweep.IsEmpty)
        {
            return;
        }

        output.Write($"\n{SweptName,-12} applied   ties  moved{(isJudged ? "  wrong" : "")}\n");
        foreach (var point in Sweep)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{point.Value,-12} {point.Applied,7}  {point.Ties,5}  {point.Moved,5}"));
            output.Write(isJudged ? string.Create(CultureInfo.InvariantCulture, $"  {point.Wrong,5}\n") : "\n");
        }

        if (isJudged)
        {
            output.Write(Widest is { } widest
                ? string.Create(CultureInfo.InvariantCulture, $"{SweptName} = {widest} is the widest up to which nothing would have been applied wrongly\n")
                : "Already the first value would have applied something wrongly\n");
        }
    }

    private void WriteTotals(Utf8JsonWriter writer, string name, MatchResult result)
    {
        writer.WriteStartArray(name);
        foreach (var total in result.Totals(rules))
        {
            MatchOutput.Write(writer, total);
        }

        writer.WriteEndArray();
    }

    private void WriteAgreement(Utf8JsonWriter writer, string name, MatchAgreement agreement)
    {
        if (!isJudged)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("judged", agreement.Judged);
        writer.WriteNumber("agreed", agreement.Agreed);
        writer.WriteNumber("leftToPeople", agreement.LeftToPeople);
        writer.WriteStartArray("wrong");
        foreach (var payment in agreement.Wrong)
        {
            writer.WriteStringValue(payment);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteSweep(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("sweep");
        foreach (var point in Sweep)
        {
            writer.WriteStartObject();
            writer.WriteNumber("value", point.Value);
            writer.WriteNumber("applied", point.Applied);
            writer.WriteNumber("ties", point.Ties);
            writer.WriteNumber("moved", point.Moved);
            if (isJudged)
            {
                writer.WriteNumber("wrong", point.Wrong);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (Widest is { } widest)
        {
            writer.WriteNumber("widest", widest);
        }
        else
        {
            writer.WriteNull("widest");
        }
    }

    private static string Shown(MatchDecision decision)
    {
        var outcome = MatchDecisionJson.Camel(decision.Outcome);
        var tier = decision.Tier is null ? "" : $" by {decision.Tier}";
        return decision.IsApplied ? $"{outcome}{tier} to {string.Join(' ', decision.Applied.Select(one => one.Invoice))}" : decision.IsTie ? $"tie{tier}" : outcome + tier;
    }
}

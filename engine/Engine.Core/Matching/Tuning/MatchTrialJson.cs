using System.Text.Json;

namespace Engine.Core.Matching.Tuning;

/// <summary>A trial as JSON, for people's tools, the console, and what is kept with a change.</summary>
public static class MatchTrialJson
{
    public const int FormatVersion = 1;

    /// <summary>The whole object.</summary>
    /// <param name="mostMoves">Moves that are listed; their number is always told.</param>
    public static void Write(Utf8JsonWriter writer, MatchTrial trial, int mostMoves = int.MaxValue)
    {
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", FormatVersion);
        writer.WriteString("rules", trial.Rules.Name);
        writer.WriteStartArray("changes");
        foreach (var change in trial.Changes)
        {
            writer.WriteStringValue(change.ToString());
        }

        writer.WriteEndArray();
        writer.WriteNumber("payments", trial.Comparison.Before.Payments.Length);
        WriteTotals(writer, "before", trial.Comparison.Before, trial.Rules);
        WriteTotals(writer, "after", trial.Comparison.After, trial.Changed);
        writer.WriteNumber("moved", trial.Comparison.Moves.Length);
        WriteMoves(writer, trial, mostMoves);
        writer.WriteNumber("tiesCreated", trial.TiesCreated);
        WriteAgreement(writer, "agreementBefore", trial, trial.Comparison.Before);
        WriteAgreement(writer, "agreementAfter", trial, trial.Comparison.After);
        WriteSweep(writer, trial);
        writer.WriteBoolean("wouldMisapply", trial.WouldMisapply);
        WriteTexts(writer, "misapplied", trial.NewlyWrong);
        writer.WriteEndObject();
    }

    /// <summary>A row of totals.</summary>
    public static void Write(Utf8JsonWriter writer, MatchTotals total)
    {
        writer.WriteStartObject();
        writer.WriteString("tier", total.Tier);
        writer.WriteString("outcome", MatchDecisionJson.Camel(total.Outcome));
        writer.WriteString("currency", total.Currency);
        writer.WriteNumber("count", total.Count);
        writer.WriteString("amount", total.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter writer, string name, MatchResult result, MatchRuleSet rules)
    {
        writer.WriteStartArray(name);
        foreach (var total in result.Totals(rules))
        {
            Write(writer, total);
        }

        writer.WriteEndArray();
    }

    private static void WriteMoves(Utf8JsonWriter writer, MatchTrial trial, int most)
    {
        writer.WriteStartArray("moves");
        foreach (var move in trial.Comparison.Moves.Take(most))
        {
            writer.WriteStartObject();
            writer.WriteString("payment", move.Payment.Id);
            writer.WriteBoolean("newTie", move.IsNewTie);
            writer.WriteBoolean("wrong", trial.NewlyWrong.Contains(move.Payment.Id));
            writer.WritePropertyName("before");
            MatchDecisionJson.Write(writer, move.Payment, move.Before);
            writer.WritePropertyName("after");
            MatchDecisionJson.Write(writer, move.Payment, move.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAgreement(Utf8JsonWriter writer, string name, MatchTrial trial, MatchResult result)
    {
        if (trial.People is null)
        {
            writer.WriteNull(name);
            return;
        }

        var agreement = MatchAgreement.Of(result, trial.People);
        writer.WriteStartObject(name);
        writer.WriteNumber("judged", agreement.Judged);
        writer.WriteNumber("agreed", agreement.Agreed);
        writer.WriteNumber("leftToPeople", agreement.LeftToPeople);
        WriteTexts(writer, "wrong", agreement.Wrong);
        writer.WriteEndObject();
    }

    private static void WriteSweep(Utf8JsonWriter writer, MatchTrial trial)
    {
        writer.WriteString("swept", trial.Swept);
        writer.WriteStartArray("sweep");
        foreach (var point in trial.Sweep)
        {
            writer.WriteStartObject();
            writer.WriteNumber("value", point.Value);
            writer.WriteNumber("applied", point.Applied);
            writer.WriteNumber("ties", point.Ties);
            writer.WriteNumber("moved", point.Moved);
            if (trial.People is not null)
            {
                writer.WriteNumber("wrong", point.Wrong);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (trial.Widest is { } widest)
        {
            writer.WriteNumber("widest", widest);
        }
        else
        {
            writer.WriteNull("widest");
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}

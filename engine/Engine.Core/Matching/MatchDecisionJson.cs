using System.Text.Json;

namespace Engine.Core.Matching;

/// <summary>A decision as JSON: as commands print it and as it is kept. Amounts are text, so that no reader rounds them.</summary>
public static class MatchDecisionJson
{
    public static void Write(Utf8JsonWriter writer, MatchPayment payment, MatchDecision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("payment", decision.Payment);
        writer.WriteString("outcome", Camel(decision.Outcome));
        writer.WriteString("tier", decision.Tier);
        writer.WriteString("reason", decision.Reason);
        writer.WriteString("amount", Text(payment.Amount));
        writer.WriteString("currency", payment.Currency);
        WriteApplied(writer, decision);
        writer.WriteString("unapplied", Text(decision.Unapplied));
        writer.WriteString("onAccount", Text(decision.OnAccount));
        writer.WriteBoolean("tie", decision.IsTie);
        WriteTexts(writer, "candidates", decision.Candidates);
        WriteTexts(writer, "gaveUp", decision.GaveUp);
        WriteTexts(writer, "passed", decision.Passed);
        WriteNumber(writer, "margin", decision.Margin);
        WriteNear(writer, decision);
        writer.WriteEndObject();
    }

    /// <summary>The word for an outcome in files and messages.</summary>
    public static string Camel(MatchOutcome outcome)
    {
        var name = outcome.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void WriteApplied(Utf8JsonWriter writer, MatchDecision decision)
    {
        writer.WriteStartArray("applied");
        foreach (var one in decision.Applied)
        {
            writer.WriteStartObject();
            writer.WriteString("invoice", one.Invoice);
            writer.WriteString("amount", Text(one.Amount));
            writer.WriteString("before", Text(one.Before));
            writer.WriteString("remaining", Text(one.Remaining));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("differences");
        foreach (var one in decision.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("invoice", one.Invoice);
            writer.WriteString("amount", Text(one.Amount));
            writer.WriteString("account", one.Account);
            writer.WriteString("code", one.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNear(Utf8JsonWriter writer, MatchDecision decision)
    {
        writer.WriteStartArray("near");
        foreach (var miss in decision.Near)
        {
            writer.WriteStartObject();
            writer.WriteString("invoice", miss.Invoice);
            writer.WriteString("tier", miss.Tier);
            writer.WriteString("test", miss.Test);
            writer.WriteString("why", miss.Why);
            WriteNumber(writer, "distance", miss.Distance);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
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

    private static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

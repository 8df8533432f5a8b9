using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>What <c>engine match flagged</c> and <c>looked-at</c> print.</summary>
internal static class MatchFlaggedText
{
    public static void WriteOne(TextWriter output, JsonNode answer) => output.Write($"{answer["id"]}  {answer["says"]}\n");

    public static void WriteList(TextWriter output, JsonNode answer)
    {
        var payments = answer["payments"]!.AsArray();
        foreach (var payment in payments)
        {
            Write(output, payment!);
        }

        output.Write((payments.FirstOrDefault(payment => payment!["look"] is null) ?? payments.FirstOrDefault()) is not { } first
            ? "Nothing is flagged that nobody has looked at.\n"
            : $"{(payments.Count == 1 ? "1 payment" : $"{payments.Count} payments")}; say what you found with engine match looked-at {first["id"]} --why \"…\"\n");
        if (answer["next"] is { } next)
        {
            output.Write($"older ones: --before {next}\n");
        }
    }

    private static void Write(TextWriter output, JsonNode payment)
    {
        var payer = payment["payer"] is { } name ? $" of {name}" : "";
        output.Write($"{payment["id"]}  {Day(payment["decidedAt"])}  {payment["client"]}  {Amount(payment["amount"]!)} {payment["currency"]}{payer}  by {payment["tier"]}\n");
        output.Write($"    {string.Join(", ", payment["invoices"]!.AsArray().Select(one => $"{Amount(one!["amount"]!)} on {one["id"]}"))}; payment {payment["payment"]}\n");
        foreach (var why in payment["why"]!.AsArray())
        {
            output.Write($"    {why}\n");
        }

        if (payment["look"] is { } look)
        {
            output.Write($"    looked at {Day(look["at"])} by {look["who"]}: {look["why"]}\n");
        }
    }

    private static string Amount(JsonNode amount) => ((decimal)amount).ToString("#,##0.00##", CultureInfo.InvariantCulture);

    private static string Day(JsonNode? instant) => ((string)instant!)[..16].Replace('T', ' ');
}

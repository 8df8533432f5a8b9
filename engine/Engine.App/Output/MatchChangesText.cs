using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>What <c>engine match set</c>, <c>changes</c>, <c>approve</c> and <c>withdraw</c> print.</summary>
internal static class MatchChangesText
{
    public static void WriteOne(TextWriter output, JsonNode answer)
    {
        var id = answer["change"]?["id"] is { } known ? $"{known}  " : "";
        output.Write($"{id}{answer["says"]}\n");
        if (answer["moved"] is { } moved)
        {
            output.Write($"{moved} {((int)moved == 1 ? "payment" : "payments")} of the past would have been decided otherwise, none of them against a person's decision\n");
        }
    }

    public static void WriteList(TextWriter output, JsonNode answer)
    {
        foreach (var change in answer["changes"]!.AsArray())
        {
            output.Write($"{change!["id"]}  {change["state"]}  {change["client"]}/{change["rules"]}: {Told(change)}\n");
            output.Write($"    {Day(change["at"])} {change["who"]}: {change["why"]}\n");
            if (change["settledBy"] is { } by)
            {
                output.Write($"    {Day(change["settledAt"])} {by}: {change["settledWhy"]}{(change["becomes"] is { } revision ? $" (revision {((string)revision!)[..12]})" : "")}\n");
            }
        }

        if (answer["next"] is { } next)
        {
            output.Write($"older ones: --before {next}\n");
        }
    }

    private static string Told(JsonNode change) =>
        string.Join(", ", change["changes"]!.AsArray().Zip(change["was"]!.AsArray(), (now, was) => $"{now} (was {was})"));

    private static string Day(JsonNode? instant) => ((string)instant!)[..16].Replace('T', ' ');
}

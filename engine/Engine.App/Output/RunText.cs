using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Core.Diagnostics.Formats;

namespace Engine.App.Output;

/// <summary>A run's report for people, made of what the service answers.</summary>
internal static class RunText
{
    /// <summary>On one line.</summary>
    public static string Line(JsonNode run) =>
        $"{run["number"],6}  {Instant(run["startedAt"])}  {Word(run["kind"]),-9}  {Text(run["client"]),-12}  {Word(run["state"]),-11}  {Counts(run)}";

    /// <summary>With everything that was summed, noted, remarked and failed.</summary>
    public static string Of(JsonNode run)
    {
        var text = new StringBuilder();
        text.AppendLine($"Run {run["number"]}: {Word(run["kind"])} of {Text(run["client"])}{(run["scope"] is { } scope ? $", {Text(scope)}" : "")}");
        text.AppendLine($"  {Word(run["state"])}, {Instant(run["startedAt"])} to {(run["endedAt"] is { } ended ? Instant(ended) : "?")}{By(run)}");
        if (run["note"] is { } note && !run["failures"]!.AsArray().Any(failure => Text(failure!["message"]) == Text(note)))
        {
            text.AppendLine($"  {Text(note)}");
        }

        AppendTable(text, run);
        foreach (var remark in run["remarks"]?.AsArray() ?? [])
        {
            text.AppendLine($"  {Text(remark)}");
        }

        foreach (var failure in run["failures"]!.AsArray())
        {
            text.AppendLine($"  {Text(failure!["subject"])}: {failure["code"]} {Text(failure["message"])}");
        }

        return text.ToString();
    }

    /// <summary>Such as <c>listed 20, taken 3</c>.</summary>
    public static string Counts(JsonNode run) => string.Join(", ", run["counts"]!.AsObject().Select(count => $"{count.Key} {count.Value}"));

    /// <summary>What was counted, with the money of it.</summary>
    public static void AppendTable(StringBuilder text, JsonNode counted)
    {
        var sums = counted["sums"]!.AsObject();
        foreach (var (what, count) in counted["counts"]!.AsObject())
        {
            var sum = sums.TryGetPropertyValue(what, out var amount) ? ((decimal)amount!).ToString("N2", CultureInfo.InvariantCulture) : "";
            text.AppendLine($"  {Printable.Of(what),-36} {count,9} {sum,18}".TrimEnd());
        }
    }

    private static string By(JsonNode run) => run["who"] is { } who ? $", by {Text(who)}{(run["why"] is { } why ? $": {Text(why)}" : "")}"
        : run["schedule"] is { } schedule ? $", by the schedule {Text(schedule)}"
        : "";

    private static string Word(JsonNode? word) => word is null ? "" : Words.Of((string)word!);

    private static string Text(JsonNode? text) => Printable.Of((string?)text ?? "");

    private static string Instant(JsonNode? at) => ((DateTimeOffset)at!).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Runtime.Hosting;

namespace Engine.App.Output;

/// <summary>The exception queue for people at a terminal, from the answers of the API.</summary>
internal static class ExceptionText
{
    private const int LongestLine = 160;
    private const int LongestBody = 2000;
    private const string NoItems = "No items.";

    public static void List(TextWriter output, JsonNode answer)
    {
        var rows = answer["items"]!.AsArray().Select(item => new[]
        {
            Text(item, "id"), State(item!), Text(item, "client"), Day(item!["openedAt"]), Text(item, "code"), Money(item["money"]), Text(item, "group"), Text(item, "assignee"), $"{Text(item, "eventType")} {Text(item, "event")}",
        });
        Table(output, ["ITEM", "STATE", "CLIENT", "SINCE", "CODE", "AMOUNT", "GROUP", "FOR", "EVENT"], [.. rows], NoItems);
        if ((string?)answer["next"] is { } next)
        {
            output.WriteLine($"There are more: --after {next}");
        }
    }

    public static void Groups(TextWriter output, JsonNode answer)
    {
        foreach (var group in answer["groups"]!.AsArray())
        {
            var money = string.Join(", ", group!["money"]!.AsArray().Select(Money));
            output.WriteLine($"{Text(group, "group")}  {Items((int)group["count"]!)}{(money.Length > 0 ? $", {money}" : "")}  {Text(group, "code")}  {string.Join(", ", group["clients"]!.AsArray().Select(client => Printable((string)client!)))}  {Day(group["firstAt"])} to {Day(group["lastAt"])}");
            output.WriteLine($"    {Text(group, "happened")}");
            output.WriteLine($"    {Text(group, "example")}");
            output.WriteLine($"    To do: {Text(group, "toDo")}");
        }

        if (answer["groups"]!.AsArray().Count == 0)
        {
            output.WriteLine(NoItems);
        }
    }

    public static void Detail(TextWriter output, JsonNode answer)
    {
        var item = answer["item"]!;
        output.WriteLine($"{Text(item, "id")}  {State(item)}  {Text(item, "client")}  {Text(item, "eventType")} {Text(item, "event")}{(item["money"] is { } money ? $"  {Money(money)}" : "")}");
        output.WriteLine();
        output.WriteLine($"  {Text(item, "happened")}");
        output.WriteLine($"  {Text(item, "code")} {Text(item, "message")}");
        output.WriteLine(Text(item, "state") is "open" or "held" ? $"  To do: {Text(item, "toDo")}" : $"  Ended: {Entry(answer["history"]!.AsArray().Last(entry => Text(entry, "what") != "assign")!)}");
        Fact(output, "from", Text(item, "at"));
        Fact(output, "group", Text(item, "group"));
        Fact(output, "for", Text(item, "assignee"));
        Fact(output, "held until", item["heldForEvent"] is not null ? $"event {Text(item, "heldForEvent")}" : Instant(item["heldUntil"]));
        Fact(output, "behind it", (int)answer["behind"]! is > 0 and var behind ? $"{behind} later {(behind == 1 ? "event" : "events")} of the same key, until this one is done or resolved" : "");
        Others(output, answer["problems"]!.AsArray());
        Steps(output, answer["steps"]!.AsArray());
        foreach (var edit in answer["edits"]!.AsArray())
        {
            output.WriteLine($"\nPayload edited {Instant(edit!["at"])} by {Text(edit, "who")}");
            Differences(output, edit["differences"]!);
        }

        foreach (var other in answer["others"]!.AsArray())
        {
            output.WriteLine($"\nThe source sent this besides, first {Instant(other!["firstAt"])}, {Times((long)other["count"]!)}; it does nothing. Against the one that counts:");
            Differences(output, other["differences"]!);
        }

        output.WriteLine("\nHistory");
        foreach (var entry in answer["history"]!.AsArray())
        {
            output.WriteLine($"  {Entry(entry!)}");
        }

        output.WriteLine("\nPayload, as it counts");
        var payload = answer["payload"]?.ToJsonString(OperationsJson.Indented) ?? "cannot be read";
        output.WriteLine(payload.Length <= LongestBody ? payload : $"{Shorten(payload, LongestBody)}\n--format json shows all of it.");
    }

    public static void Action(TextWriter output, JsonNode answer)
    {
        output.WriteLine((bool)answer["dryRun"]! ? $"{Text(answer, "id")}: this is what would happen; nothing was changed." : $"{Text(answer, "id")}: done.");
        foreach (var sentence in answer["says"]!.AsArray())
        {
            output.WriteLine($"  {Printable((string)sentence!)}");
        }

        if (answer["differences"]!.AsArray().Count > 0)
        {
            output.WriteLine("  What differs from before:");
            Differences(output, answer["differences"]!);
        }
    }

    public static void GroupAction(TextWriter output, JsonNode answer)
    {
        foreach (var done in answer["done"]!.AsArray())
        {
            output.WriteLine($"{Text(done, "id")}  {string.Join(' ', done!["says"]!.AsArray().Select(sentence => Printable((string)sentence!)))}");
        }

        foreach (var refused in answer["refused"]!.AsArray())
        {
            output.WriteLine($"{Text(refused, "id")}  not done: {Text(refused, "code")} {Text(refused, "message")}");
        }
    }

    /// <summary>So many items, in words.</summary>
    public static string Items(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "item" : "items")}");

    private static string Entry(JsonNode entry) =>
        $"{Instant(entry["at"])}  {Text(entry, "who")}: {Text(entry, "what")}{(Text(entry, "why") is { Length: > 0 } why ? $" ({why})" : "")}{(Text(entry, "detail") is { Length: > 0 } detail ? $". {detail}" : "")}";

    private static void Others(TextWriter output, JsonArray problems)
    {
        foreach (var problem in problems.Where(problem => Text(problem, "state") == "open").Skip(1))
        {
            output.WriteLine($"  also {Text(problem, "code")} {Text(problem, "message")}{(Text(problem, "origin") is { Length: > 0 } at ? $" ({at})" : "")}");
        }
    }

    private static void Steps(TextWriter output, JsonArray steps)
    {
        foreach (var step in steps)
        {
            output.WriteLine($"\n{(int)step!["number"]! + 1}. {Text(step, "action")} {Text(step, "recordType")} {Text(step, "externalId")}: {Text(step, "state")}{(Text(step, "internalId") is { Length: > 0 } id ? $", internal id {id}" : "")}");
            foreach (var attempt in step["attempts"]!.AsArray())
            {
                output.WriteLine($"  {Text(attempt, "operation")} at {Instant(attempt!["intentAt"])}: {(Text(attempt, "outcome") is { Length: > 0 } outcome ? outcome : "no answer known")} {Text(attempt, "detail")}");
                if (attempt["exchange"] is { } exchange)
                {
                    output.WriteLine($"    > {Text(exchange, "method")} {Text(exchange, "path")} {Shorten(Text(exchange, "requestBody"), LongestBody)}");
                    output.WriteLine($"    < {exchange["status"]} {Shorten(Text(exchange, "responseBody"), LongestBody)}");
                }
            }
        }
    }

    private static void Differences(TextWriter output, JsonNode differences)
    {
        foreach (var difference in differences.AsArray())
        {
            var (before, after) = (difference!["before"], difference["after"]);
            var line = (before, after) switch
            {
                (null, _) => $"+ {Text(difference, "path")} = {Text(difference, "after")}",
                (_, null) => $"- {Text(difference, "path")} = {Text(difference, "before")}",
                _ => $"~ {Text(difference, "path")}: {Text(difference, "before")} -> {Text(difference, "after")}",
            };
            output.WriteLine($"    {Shorten(line, LongestLine)}");
        }
    }

    private static void Fact(TextWriter output, string name, string value)
    {
        if (value.Length > 0)
        {
            output.WriteLine($"  {name}: {value}");
        }
    }

    private static void Table(TextWriter output, string[] titles, string[][] rows, string none)
    {
        if (rows.Length == 0)
        {
            output.WriteLine(none);
            return;
        }

        var widths = titles.Select((title, n) => Math.Max(title.Length, rows.Max(row => row[n].Length))).ToArray();
        foreach (var row in (string[][])[titles, .. rows])
        {
            output.WriteLine(string.Join("  ", row.Select((cell, n) => n == row.Length - 1 ? cell : cell.PadRight(widths[n]))).TrimEnd());
        }
    }

    // An open item whose event is not raised any more is being tried again.
    private static string State(JsonNode item) =>
        Text(item, "state") is "open" && Text(item, "kind") == "event" && Text(item, "eventState") is var at && at != "raised" ? $"in work ({at})" : Text(item, "state");

    private static string Times(long count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static string Money(JsonNode? money) => money is null ? "" : $"{Text(money, "amount")} {Text(money, "currency")}";

    private static string Day(JsonNode? instant) => instant is null ? "" : ((DateTimeOffset)instant).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(JsonNode? instant) => instant is null ? "" : ((DateTimeOffset)instant).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(JsonNode? of, string member) => Printable((string?)of?[member] ?? "");

    // What came from outside must not steer the terminal.
    private static string Printable(string text) => new([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]);

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}

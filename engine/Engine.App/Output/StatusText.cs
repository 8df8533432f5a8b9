using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>How the clients stand, for a person at a terminal. Times are UTC, with how long ago or ahead they are.</summary>
internal static class StatusText
{
    // What a person has to look at comes first, what goes by itself last.
    private static readonly (string Cause, string Words)[] causes =
    [
        ("login", "for the credentials of the account to be mended"),
        ("account", "for the account"),
        ("limit", "for room under the account's limit"),
        ("event", "behind a raised event of their key"),
        ("record", "for a record"),
        ("doubt", "for the end of a write without an answer"),
        ("answer", "for an answer"),
        ("budget", "for room to be repeated"),
        ("window", "for the time of their delivery"),
        ("engine", "after a fault or stop of the engine"),
        ("pause", "paused"),
        ("turn", "ready"),
        ("work", "under way"),
    ];

    /// <param name="status">As <c>/api/clients</c> answers.</param>
    public static string Of(JsonNode status)
    {
        var text = new StringBuilder();
        var at = (DateTimeOffset)status["at"]!;
        text.AppendLine(status["workingSince"] is { } since
            ? $"At {Instant(at)} the service works, since {Ago((DateTimeOffset)since, at)}."
            : $"At {Instant(at)} no service runs on this data; figures are as the last one left them.");
        foreach (var client in status["clients"]!.AsArray())
        {
            text.AppendLine();
            Append(text, client!, at);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode client, DateTimeOffset at)
    {
        text.AppendLine(Plain(client["client"]));
        foreach (var pause in client["pauses"]!.AsArray())
        {
            Line(text, "paused", PauseText.Of(pause!));
        }

        Line(text, "account", Account(client["account"], at));
        Line(text, "taken in", $"{client["intake"]!["lastHour"]} in the last hour{(client["intake"]!["lastAt"] is { } last ? $", the last one {Ago((DateTimeOffset)last, at)} ago" : "")}");
        Line(text, "done", $"{client["rate"]!["perMinute5"]} a minute over 5 minutes, {client["rate"]!["perMinute60"]} over 60");
        Line(text, "to do", ToDo(client["toDo"]!.AsObject()));
        Line(text, "oldest", client["oldest"] is { } oldest ? $"{Plain(oldest["event"])}, received {Ago((DateTimeOffset)oldest["receivedAt"]!, at)} ago" : null);
        Line(text, "raised", (int)client["raised"]! is > 0 and var raised ? $"{raised} {(raised == 1 ? "waits" : "wait")} for a person" : null);
        Line(text, "next", Next(client["next"], at));
        Line(text, "forecast", Forecast(client["forecast"], at));
    }

    private static string? Account(JsonNode? account, DateTimeOffset at) => account is null ? null : (string)account["state"]! switch
    {
        "parked" => $"{account["account"]} is parked: {Plain(account["reason"])} Since {Ago((DateTimeOffset)account["since"]!, at)}; tried again {In((DateTimeOffset)account["triedAgainAt"]!, at)}",
        "draining" => $"{account["account"]} answers again; what waited goes on at {account["drainPerSecond"]} events a second; {Slots(account)}",
        "unasked" => $"{account["account"]} was not spoken to yet",
        _ => $"{account["account"]} answers; {Slots(account)}",
    };

    private static string Slots(JsonNode account) =>
        $"{account["slotsInUse"]} of {account["slots"]} slots in use{((int)account["quarantined"]! > 0 ? $", {account["quarantined"]} kept for requests that were given up" : "")}";

    private static string ToDo(JsonObject toDo)
    {
        var parts = causes.Where(cause => toDo.ContainsKey(cause.Cause)).Select(cause => $"{toDo[cause.Cause]} {cause.Words}").ToList();
        return parts.Count == 0 ? "nothing" : $"{toDo.Sum(cause => (int)cause.Value!)}: {string.Join(", ", parts)}";
    }

    private static string? Next(JsonNode? next, DateTimeOffset at) => next is null ? null
        : next["at"] is { } when ? $"{((string)next["what"]!).TrimEnd('.')}, {In((DateTimeOffset)when, at)}." : (string)next["what"]!;

    private static string? Forecast(JsonNode? forecast, DateTimeOffset at) => forecast is null ? null
        : forecast["doneAt"] is { } done ? $"{forecast["events"]} done {In((DateTimeOffset)done, at)} at the present rate"
        : $"nothing can be said of {forecast["events"]}: {forecast["why"]}";

    private static void Line(StringBuilder text, string name, string? content)
    {
        if (content is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-9} {content}");
        }
    }

    private static string In(DateTimeOffset then, DateTimeOffset at) => then <= at ? "now" : $"at {Instant(then)} (in {Span(then - at)})";

    private static string Ago(DateTimeOffset then, DateTimeOffset at) => Span(at - then);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    private static string Plain(JsonNode? text) => new([.. ((string?)text ?? "").Select(letter => char.IsControl(letter) ? '?' : letter)]);
}

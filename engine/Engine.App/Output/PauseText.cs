using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>A pause on one line.</summary>
internal static class PauseText
{
    /// <param name="pause">As the API shows it.</param>
    public static string Of(JsonNode pause)
    {
        var since = ((DateTimeOffset)pause["since"]!).UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        var underWay = (int)pause["underWay"]!;
        return $"{((string)pause["kind"]! == "drain" ? "Draining" : "Paused")}: {What(pause)}, since {since} by {Plain(pause["who"])}: {Sentence(Plain(pause["why"]))}"
            + $"{((bool)pause["stopsIntake"]! ? " Deliveries are turned away." : "")} {(underWay == 0 ? "Nothing of it is under way." : $"{underWay} under way.")}";
    }

    private static string What(JsonNode pause) => ((string?)pause["client"], (string?)pause["source"]) switch
    {
        (null, null) => "everything",
        (null, { } source) => $"{source} of all clients",
        ({ } client, null) => client,
        ({ } client, { } source) => $"{source} of {client}",
    };

    private static string Sentence(string text) => text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?') ? text : text + ".";

    private static string Plain(JsonNode? text) => new([.. ((string)text!).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}

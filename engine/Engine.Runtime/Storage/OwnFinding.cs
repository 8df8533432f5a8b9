using System.Text.Json;

namespace Engine.Runtime.Storage;

/// <summary>What the engine noticed by itself and a person has to see, though no event of a source tells it. An item of its own, which a later look closes.</summary>
/// <param name="Source">Who looked: <see cref="Books"/>, <see cref="Files"/> or <see cref="Sources"/>.</param>
/// <param name="Type">What kind of thing was looked at.</param>
/// <param name="EventId">What the item is about, the same each time the same thing is looked at.</param>
/// <param name="Code">Of the trouble.</param>
/// <param name="Message">What is wrong; null when nothing is.</param>
/// <param name="Body">What was found, as a CloudEvent.</param>
public sealed record OwnFinding(string Client, string Source, string Type, string EventId, string Code, string? Message, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    /// <summary>The source of what holds the books beside something else. No client can declare a source with a dot in its name.</summary>
    public const string Books = "engine.books";

    /// <summary>The type of what differs in the books.</summary>
    public const string BooksDiffer = "books.differ";

    /// <summary>The source of what is said about files.</summary>
    public const string Files = "engine.files";

    /// <summary>The type of a dropped file that was refused.</summary>
    public const string FileRefused = "file.refused";

    /// <summary>The source of what is said about sources that are polled.</summary>
    public const string Sources = "engine.sources";

    /// <summary>The type of a polled source that stands still.</summary>
    public const string SourceStuck = "source.stuck";

    /// <summary>A finding whose body tells <paramref name="data"/>, which is written as JSON.</summary>
    public static OwnFinding Of(string client, string source, string type, string id, string code, string? message, object data, DateTimeOffset at) =>
        new(client, source, type, id, code, message, JsonSerializer.SerializeToUtf8Bytes(new { specversion = "1.0", id, source, type, time = at.UtcDateTime, data }), at);

    /// <summary>What items of a source are about and how they close, in words; null for a source that is none of the engine's own: its events can be worked again.</summary>
    public static string? About(string source) => source switch
    {
        Books => "a difference in the books. The next look that finds none closes it; or resolve it.",
        Files => "a file of which nothing was taken. Drop it again, corrected, under the same name, which closes this; or resolve it.",
        Sources => "a polled source that stands still. The next run that gets to its end closes it; or resolve it.",
        _ => null,
    };
}

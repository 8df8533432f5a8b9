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
}

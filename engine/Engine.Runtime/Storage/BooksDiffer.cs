namespace Engine.Runtime.Storage;

/// <summary>What somebody who looked found to differ between the books and what they should hold.</summary>
/// <param name="EventId">What the item is about, the same each time the same thing is looked at.</param>
/// <param name="Code">Of the trouble.</param>
/// <param name="Message">What differs; null when nothing does.</param>
/// <param name="Body">What was found, as a CloudEvent.</param>
public sealed record BooksDiffer(string Client, string EventId, string Code, string? Message, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    /// <summary>The source of such events, which no client can declare.</summary>
    public const string Source = "engine.books";

    /// <summary>Their type.</summary>
    public const string Type = "books.differ";
}

namespace Engine.Runtime.Storage;

/// <summary>What the last nightly reconciliation of a client's source found.</summary>
/// <param name="EventId">What the item is about, the same for each run of the same client and source.</param>
/// <param name="Code">Of the trouble.</param>
/// <param name="Message">What differs; null when nothing does.</param>
/// <param name="Body">Run, days and number of differences, as a CloudEvent.</param>
public sealed record BooksDiffer(string Client, string EventId, string Code, string? Message, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    /// <summary>The source of such events, which no client can declare.</summary>
    public const string Source = "engine.books";

    /// <summary>Their type.</summary>
    public const string Type = "books.differ";
}

namespace Engine.Runtime.Storage;

/// <summary>One item of the exception queue: an event that a person is asked about, from its first raising to its end.</summary>
/// <param name="Number">What people call it.</param>
/// <param name="Event">The inbox's number of the event.</param>
/// <param name="EventState">Where the event stands now.</param>
/// <param name="Message">What was wrong when it was last raised.</param>
/// <param name="Origin">File, line and column of the configuration behind it; null when none is.</param>
/// <param name="Cause">Short name of the group of items with the same cause.</param>
/// <param name="CauseText">The message without what differs from event to event.</param>
/// <param name="Amount">What the event is about, in <paramref name="Currency"/>; null when it does not say.</param>
/// <param name="HeldFor">While held: the id of the event that ends it; null when a time does.</param>
/// <param name="Changes">Grows with everything that happens to it.</param>
public sealed record ExceptionItem(
    long Number,
    ItemKind Kind,
    ItemState State,
    string Client,
    long Event,
    string Source,
    string EventId,
    string EventType,
    EventState EventState,
    string Code,
    string Message,
    string? Record,
    string? Field,
    string? Origin,
    string Cause,
    string CauseText,
    decimal? Amount,
    string? Currency,
    string? Assignee,
    DateTimeOffset? HeldUntil,
    string? HeldFor,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    long Changes);

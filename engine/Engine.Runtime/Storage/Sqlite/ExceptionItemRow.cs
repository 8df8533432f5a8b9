using System.Globalization;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>An item of the exception queue as the database gives it.</summary>
internal sealed class ExceptionItemRow
{
    public const string Select =
        """
        SELECT item.id AS Number, item.kind AS Kind, item.state AS State, item.client AS Client, item.event AS Event, source AS Source, event_id AS EventId,
            type AS EventType, inbox.state AS EventState, item.code AS Code, item.message AS Message, item.record AS Record, item.field AS Field, item.origin AS Origin,
            item.cause AS Cause, item.cause_text AS CauseText, item.amount AS Amount, item.currency AS Currency, item.assignee AS Assignee, item.held_until AS HeldUntil,
            item.held_for AS HeldFor, item.opened_at AS OpenedAt, item.changed_at AS ChangedAt, item.changes AS Changes
        FROM item JOIN inbox ON inbox.id = item.event
        """;

    public long Number { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public required string Client { get; init; }

    public long Event { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    public required string EventState { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Record { get; init; }

    public string? Field { get; init; }

    public string? Origin { get; init; }

    public required string Cause { get; init; }

    public required string CauseText { get; init; }

    public string? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Assignee { get; init; }

    public string? HeldUntil { get; init; }

    public string? HeldFor { get; init; }

    public required string OpenedAt { get; init; }

    public required string ChangedAt { get; init; }

    public long Changes { get; init; }

    public ExceptionItem ToItem() => new(
        Number,
        StoredText.ToEnum<ItemKind>(Kind),
        StoredText.ToEnum<ItemState>(State),
        Client,
        Event,
        Source,
        EventId,
        EventType,
        StoredText.ToEnum<EventState>(EventState),
        Code,
        Message,
        Record,
        Field,
        Origin,
        Cause,
        CauseText,
        Amount is null ? null : decimal.Parse(Amount, CultureInfo.InvariantCulture),
        Currency,
        Assignee,
        StoredText.ToInstantOrNull(HeldUntil),
        HeldFor,
        StoredText.ToInstant(OpenedAt),
        StoredText.ToInstant(ChangedAt),
        Changes);
}

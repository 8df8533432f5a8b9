using System.Collections.Immutable;
using Dapper;
using Engine.Core.Model;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>An unfinished event as the database gives it.</summary>
internal sealed class OpenEventRow
{
    /// <summary>As the partial index inbox_unfinished says it: SQLite uses that only for a condition that repeats its own, word for word.</summary>
    public const string Unfinished = "state IN ('received', 'processing', 'waiting', 'retry')";

    private const string Select =
        """
        SELECT id AS Id, client AS Client, source AS Source, lane AS Lane, occurred_at AS OccurredAt, type AS Type, event_id AS EventId, next_at AS NextAt,
            EXISTS (SELECT 1 FROM attempt WHERE attempt.event = inbox.id) AS HasStarted, cause AS Cause, interruptions AS Interruptions
        FROM inbox
        """;

    public long Id { get; init; }

    public required string Client { get; init; }

    public required string Source { get; init; }

    public required string Lane { get; init; }

    public required string OccurredAt { get; init; }

    public required string Type { get; init; }

    public required string EventId { get; init; }

    public string? NextAt { get; init; }

    public bool HasStarted { get; init; }

    public string? Cause { get; init; }

    public int Interruptions { get; init; }

    /// <param name="condition">What follows WHERE: a constant text, never input.</param>
    public static ImmutableArray<OpenEvent> Read(SqliteConnection connection, string condition, object? parameters = null) =>
        [.. connection.Query<OpenEventRow>($"{Select} WHERE {condition}", parameters).Select(row => row.ToOpenEvent())];

    private OpenEvent ToOpenEvent() => new(
        Id, Client, Lane, new FactStamp(StoredText.ToInstant(OccurredAt), Type, EventId), StoredText.ToInstantOrNull(NextAt), HasStarted)
    {
        Source = Source,
        Cause = Cause is null ? null : StoredText.ToEnum<WaitCause>(Cause),
        Interruptions = Interruptions,
    };
}

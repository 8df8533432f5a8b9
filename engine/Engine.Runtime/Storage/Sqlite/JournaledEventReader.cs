using System.Collections.Immutable;
using Dapper;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Reads an event with what was done about it.</summary>
internal static class JournaledEventReader
{
    private const string SelectEvent =
        """
        SELECT inbox.id AS Id, client AS Client, source AS Source, event_id AS EventId, received_at AS ReceivedAt,
            attempts AS Attempts, interruptions AS Interruptions, wait_until AS WaitUntil, trace_parent AS TraceParent, under AS Under, book_on AS BookOn, plan.plan AS Plan,
            coalesce((SELECT body FROM payload_edit WHERE event = inbox.id ORDER BY id DESC LIMIT 1), body) AS Body
        FROM inbox LEFT JOIN plan ON plan.event = inbox.id AND plan.verdict = 'write'
        WHERE inbox.id = @id
        """;

    private const string SelectSteps = "SELECT n AS N, state AS State, action AS Action, internal_id AS InternalId FROM step WHERE event = @id ORDER BY n";

    private const string SelectAttempts =
        "SELECT id AS Id, step AS Step, operation AS Operation, intent_at AS IntentAt, outcome AS Outcome FROM attempt WHERE event = @id ORDER BY id";

    public static JournaledEvent Read(SqliteConnection connection, long id)
    {
        var row = connection.QuerySingle<EventRow>(SelectEvent, new { id });
        var attempts = connection.Query<AttemptRow>(SelectAttempts, new { id }).ToLookup(attempt => attempt.Step, attempt => attempt.ToAttempt());
        var steps = connection.Query<StepRow>(SelectSteps, new { id })
            .Select(step => step.ToStep([.. attempts[step.N]]));
        return new JournaledEvent(
            row.Id,
            row.Client,
            row.Source,
            row.EventId,
            row.Body,
            StoredText.ToInstant(row.ReceivedAt),
            row.Attempts,
            row.Interruptions,
            StoredText.ToInstantOrNull(row.WaitUntil),
            row.Plan is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(row.Plan),
            [.. steps])
        {
            TraceParent = row.TraceParent,
            Under = row.Under,
            Release = StoredText.ToReleaseOrNull(row.BookOn),
            Former = Former(connection, id),
        };
    }

    private static ImmutableArray<OutcomeRecord> Former(SqliteConnection connection, long id) =>
    [
        .. connection.Query<(string RecordType, string ExternalId, string InternalId)>(
            "SELECT record_type, external_id, internal_id FROM former_record WHERE event = @id", new { id })
            .Select(row => new OutcomeRecord(new RecordKey(row.RecordType, row.ExternalId), row.InternalId, "former")),
    ];

    private sealed class EventRow
    {
        public long Id { get; init; }

        public required string Client { get; init; }

        public required string Source { get; init; }

        public required string EventId { get; init; }

        public required byte[] Body { get; init; }

        public required string ReceivedAt { get; init; }

        public int Attempts { get; init; }

        public int Interruptions { get; init; }

        public string? WaitUntil { get; init; }

        public string? TraceParent { get; init; }

        public string? Under { get; init; }

        public string? BookOn { get; init; }

        public byte[]? Plan { get; init; }
    }

    private sealed class StepRow
    {
        public int N { get; init; }

        public required string State { get; init; }

        public required string Action { get; init; }

        public string? InternalId { get; init; }

        public JournaledStep ToStep(ImmutableArray<JournaledAttempt> attempts) =>
            new(StoredText.ToEnum<StepState>(State), StoredText.ToEnum<StepAction>(Action), InternalId, attempts);
    }

    private sealed class AttemptRow
    {
        public long Id { get; init; }

        public int Step { get; init; }

        public required string Operation { get; init; }

        public required string IntentAt { get; init; }

        public string? Outcome { get; init; }

        public JournaledAttempt ToAttempt() =>
            new(Id, StoredText.ToEnum<StepAction>(Operation), StoredText.ToInstant(IntentAt), Outcome is null ? null : StoredText.ToEnum<AttemptOutcome>(Outcome));
    }
}

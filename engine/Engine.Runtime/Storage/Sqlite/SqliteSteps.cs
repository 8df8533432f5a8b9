using System.Collections.Immutable;
using Dapper;
using Engine.Runtime.NetSuite;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The steps of an event's plan with the writes made for them.</summary>
internal static class SqliteSteps
{
    private const string SelectSteps =
        """
        SELECT n AS N, name AS Name, record_type AS RecordType, external_id AS ExternalId, action AS Action, state AS State,
            internal_id AS InternalId, note AS Note
        FROM step WHERE event = @id ORDER BY n
        """;

    private const string SelectAttempts =
        """
        SELECT step AS Step, operation AS Operation, intent_at AS IntentAt, outcome AS Outcome, detail AS Detail, exchange AS Exchange,
            ended_at AS EndedAt
        FROM attempt WHERE event = @id ORDER BY id
        """;

    public static ImmutableArray<StepReport> Read(SqliteConnection connection, long id)
    {
        var attempts = connection.Query<AttemptRow>(SelectAttempts, new { id }).ToLookup(row => row.Step, row => row.ToReport());
        return
        [
            .. connection.Query<StepRow>(SelectSteps, new { id }).Select(row => new StepReport(
                row.N,
                row.Name,
                row.RecordType,
                row.ExternalId,
                row.Action,
                StoredText.ToEnum<StepState>(row.State),
                row.InternalId,
                row.Note,
                [.. attempts[row.N]])),
        ];
    }

    private sealed class StepRow
    {
        public int N { get; init; }

        public required string Name { get; init; }

        public required string RecordType { get; init; }

        public required string ExternalId { get; init; }

        public required string Action { get; init; }

        public required string State { get; init; }

        public string? InternalId { get; init; }

        public string? Note { get; init; }
    }

    private sealed class AttemptRow
    {
        public int Step { get; init; }

        public required string Operation { get; init; }

        public required string IntentAt { get; init; }

        public string? Outcome { get; init; }

        public string? Detail { get; init; }

        public string? Exchange { get; init; }

        public string? EndedAt { get; init; }

        public AttemptReport ToReport() => new(
            Operation,
            StoredText.ToInstant(IntentAt),
            Outcome is null ? null : StoredText.ToEnum<AttemptOutcome>(Outcome),
            Detail,
            Exchange is null ? null : StoredText.FromJson<HttpExchange>(Exchange),
            StoredText.ToInstantOrNull(EndedAt));
    }
}

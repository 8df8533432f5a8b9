using System.Collections.Immutable;
using Dapper;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IMatches"/>
internal sealed class SqliteMatches(SqliteDatabase database, SqliteWriter writer) : IMatches
{
    // A trace that so many payments have names none of them.
    private const int MostFound = 100;

    private const string Keep =
        """
        INSERT INTO payment_match (event, client, decided_at, content, is_held, is_compared, is_flagged) VALUES (@Event, @client, @At, @Content, @IsHeld, NOT @IsHeld, @IsFlagged)
        ON CONFLICT (event) DO UPDATE SET decided_at = excluded.decided_at, content = excluded.content, is_held = excluded.is_held, is_compared = excluded.is_compared,
          is_flagged = excluded.is_flagged
        """;

    private const string Held =
        """
        SELECT m.event AS Event, inbox.event_id AS EventId, inbox.state AS State, m.content AS Content, inbox.settled_at AS SettledAt,
          EXISTS (SELECT 1 FROM plan WHERE plan.event = m.event AND plan.verdict = 'write') AS HasPlan
        FROM payment_match m JOIN inbox ON inbox.id = m.event WHERE m.client = @client AND m.is_held = 1 ORDER BY m.event
        """;

    // A plan that was not carried out whole, such as one whose payment a person booked, is none here.
    private const string Written =
        """
        SELECT m.event AS Event, inbox.event_id AS EventId, m.decided_at AS DecidedAt, inbox.settled_at AS SettledAt, m.content AS Content, plan.plan AS Plan
        FROM payment_match m JOIN inbox ON inbox.id = m.event
        LEFT JOIN plan ON plan.event = m.event AND plan.verdict = 'write' AND NOT EXISTS (SELECT 1 FROM step WHERE step.event = m.event AND step.state <> 'done')
        WHERE m.client = @client AND m.is_compared = 0 AND inbox.state = 'completed' AND inbox.settled_at < @Before ORDER BY m.event LIMIT @limit
        """;

    // Each part has an index of its own. The id may stand in a plan for something else; who asks reads it.
    private const string Others =
        """
        SELECT CASE WHEN inbox.state IN ('completed', 'ignored') THEN inbox.settled_at END AS EndedAt, m.decided_at AS MatchedAt, plan.plan AS Plan,
          EXISTS (SELECT 1 FROM step WHERE step.event = inbox.id AND step.internal_id = @id AND step.record_type = @Kind) AS IsOfIt
        FROM (
          SELECT id FROM inbox WHERE client = @client AND state IN ('received', 'processing', 'waiting', 'retry')
          UNION ALL SELECT id FROM inbox WHERE client = @client AND state = 'raised'
          UNION ALL SELECT id FROM inbox WHERE client = @client AND state IN ('completed', 'ignored') AND erased_at IS NULL AND settled_at >= @Since
        ) own JOIN inbox ON inbox.id = own.id JOIN plan ON plan.event = own.id LEFT JOIN payment_match m ON m.event = own.id
        WHERE own.id <> @than AND plan.verdict = 'write'
          AND (instr(plan.plan, @id) > 0 OR EXISTS (SELECT 1 FROM step WHERE step.event = own.id AND step.internal_id = @id))
        """;

    // What somebody said of an earlier decision says nothing of a later one.
    private const string Flagged =
        """
        SELECT m.event AS Event, inbox.event_id AS EventId, m.client AS Client, m.decided_at AS DecidedAt, m.content AS Content, l.who AS Who, l.why AS Why, l.at AS At
        FROM payment_match m JOIN inbox ON inbox.id = m.event LEFT JOIN match_look l ON l.event = m.event AND l.at >= m.decided_at
        WHERE m.is_flagged = 1 AND inbox.state = 'completed' AND (@Client IS NULL OR m.client = @Client) AND (@From IS NULL OR m.decided_at >= @From) AND (@To IS NULL OR m.decided_at < @To)
          AND (@WithLookedAt OR l.event IS NULL) AND (@Before IS NULL OR m.event < @Before) ORDER BY m.event DESC LIMIT @Limit
        """;

    private const string Look =
        """
        INSERT INTO match_look (event, who, why, at)
        SELECT m.event, @Who, @Why, @At FROM payment_match m JOIN inbox ON inbox.id = m.event
        WHERE m.event = @flagged AND m.is_flagged = 1 AND inbox.state = 'completed' AND (@client IS NULL OR m.client = @client)
        ON CONFLICT (event) DO UPDATE SET who = excluded.who, why = excluded.why, at = excluded.at
        """;

    private const string Span =
        """
        SELECT m.event AS Event, inbox.event_id AS EventId, m.decided_at AS DecidedAt, m.content AS Content
        FROM payment_match m JOIN inbox ON inbox.id = m.event WHERE m.client = @client AND m.decided_at >= @From AND m.decided_at < @To ORDER BY m.decided_at, m.event
        """;

    public Task KeepAsync(string client, ImmutableArray<NewMatch> decided, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        connection.Execute(
            Keep,
            decided.Select(one => new { one.Event, client, At = StoredText.Of(at), Content = MatchedPaymentJson.Bytes(one.Matched), IsHeld = one.Matched.Decision.IsApplied, IsFlagged = one.Matched.Decision.Outcome == MatchOutcome.Flagged }));
        return connection.Execute(
            "INSERT OR IGNORE INTO payment_reference (client, reference, event) VALUES (@client, @Reference, @Event)",
            decided.SelectMany(one => one.Matched.Payment.BankReferences.Select(reference => new { client, Reference = reference, one.Event })));
    });

    public async Task<ImmutableArray<HeldMatch>> HeldAsync(string client)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(long Event, string EventId, string State, byte[] Content, string? SettledAt, long HasPlan)>(Held, new { client });
        return
        [
            .. rows.Select(row => new HeldMatch(
                row.Event, row.EventId, StoredText.ToEnum<EventState>(row.State), row.HasPlan != 0, StoredText.ToInstantOrNull(row.SettledAt), MatchedPaymentJson.Read(row.Content))),
        ];
    }

    public Task ReleaseAsync(ImmutableArray<long> events) =>
        writer.WriteAsync(connection => connection.Execute("UPDATE payment_match SET is_held = 0 WHERE event = @id", events.Select(id => new { id })));

    public async Task<ImmutableArray<MatchPayment>> FindAsync(string client, PastPayments wanted)
    {
        await using var connection = database.OpenReader();
        var contents = await connection.QueryAsync<byte[]>(
            "SELECT m.content FROM payment_reference r JOIN payment_match m ON m.event = r.event WHERE r.client = @client AND r.reference = @Reference ORDER BY m.event LIMIT @MostFound",
            new { client, wanted.Reference, MostFound });
        return [.. contents.Select(content => MatchedPaymentJson.Read(content).Payment).Where(wanted.Fits)];
    }

    public async Task<ImmutableArray<WrittenMatch>> WrittenAsync(string client, DateTimeOffset before, int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(long Event, string EventId, string DecidedAt, string SettledAt, byte[] Content, byte[]? Plan)>(
            Written, new { client, Before = StoredText.Of(before), limit });
        return
        [
            .. rows.Select(row => new WrittenMatch(
                row.Event, row.EventId, StoredText.ToInstant(row.DecidedAt), StoredText.ToInstant(row.SettledAt), MatchedPaymentJson.Read(row.Content), row.Plan is { } plan ? PlanJson.Read(plan) : null)),
        ];
    }

    public Task ComparedAsync(ImmutableArray<long> events) =>
        writer.WriteAsync(connection => connection.Execute("UPDATE payment_match SET is_compared = 1 WHERE event = @id", events.Select(id => new { id })));

    public async Task<ImmutableArray<OtherPlan>> OtherPlansAsync(string client, long than, OpenInvoice document, DateTimeOffset since)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string? EndedAt, string? MatchedAt, byte[] Plan, long IsOfIt)>(
            Others, new { client, than, id = document.InternalId, document.Kind, Since = StoredText.Of(since) });
        return [.. rows.Select(row => new OtherPlan(StoredText.ToInstantOrNull(row.EndedAt), StoredText.ToInstantOrNull(row.MatchedAt), row.IsOfIt != 0, PlanJson.Read(row.Plan)))];
    }

    public async Task<ImmutableArray<FlaggedMatch>> FlaggedAsync(FlaggedFilter filter)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<FlaggedRow>(Flagged, new
        {
            filter.Client,
            From = filter.From is { } from ? StoredText.Of(from) : null,
            To = filter.To is { } to ? StoredText.Of(to) : null,
            filter.WithLookedAt,
            filter.Before,
            filter.Limit,
        });
        return
        [
            .. rows.Select(row => new FlaggedMatch(
                row.Event, row.EventId, row.Client, StoredText.ToInstant(row.DecidedAt), MatchedPaymentJson.Read(row.Content),
                row.Who is { } who ? new MatchLook(who, row.Why!, StoredText.ToInstant(row.At!)) : null)),
        ];
    }

    public async Task<bool> LookedAtAsync(string? client, long flagged, MatchLook look) =>
        await writer.WriteAsync(connection => connection.Execute(Look, new { client, flagged, look.Who, look.Why, At = StoredText.Of(look.At) })) > 0;

    public async Task<ImmutableArray<JournaledMatch>> ReadAsync(string client, DateTimeOffset from, DateTimeOffset to)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<JournaledRow>(Span, new { client, From = StoredText.Of(from), To = StoredText.Of(to) });
        return [.. rows.Select(row => Read(row, MatchedPaymentJson.Read(row.Content)))];
    }

    private static JournaledMatch Read(JournaledRow row, MatchedPayment matched) =>
        new(row.Event, row.EventId, StoredText.ToInstant(row.DecidedAt), matched, matched.Payment.Confirmed.IsEmpty ? null : matched.Payment.Confirmed);

    private sealed record FlaggedRow(long Event, string EventId, string Client, string DecidedAt, byte[] Content, string? Who, string? Why, string? At);

    private sealed record JournaledRow(long Event, string EventId, string DecidedAt, byte[] Content);
}

using System.Collections.Immutable;
using Dapper;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IInbox"/>
internal sealed class SqliteInbox(SqliteWriter writer) : IInbox
{
    private const string Insert =
        """
        INSERT INTO inbox (client, source, event_id, type, occurred_at, received_at, body, body_hash, lane, masked, file, trace_parent, state, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', ?)
        ON CONFLICT (client, source, event_id) DO NOTHING
        """;

    private const string InsertVariant =
        """
        INSERT INTO variant (event, body_hash, body, first_at) VALUES (@Event, @BodyHash, @Body, @At)
        ON CONFLICT (event, body_hash) DO UPDATE SET count = count + 1
        RETURNING count
        """;

    private const string CountRefusal =
        """
        INSERT INTO refusal (client, code, count, first_at, last_at) VALUES (@Client, @Code, @Count, @At, @At)
        ON CONFLICT (client, code) DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at
        """;

    public Task<Acceptance> AcceptAsync(Delivery delivery) => writer.WriteAsync(connection => Accept(connection, delivery));

    public Task<ImmutableArray<Acceptance>> AcceptAsync(ImmutableArray<Delivery> deliveries) =>
        writer.WriteAsync(connection => deliveries.Select(delivery => Accept(connection, delivery)).ToImmutableArray());

    public Task CountRefusalsAsync(IReadOnlyCollection<RefusalCount> counts, DateTimeOffset at) => writer.WriteAsync(connection =>
        connection.Execute(CountRefusal, counts.Select(count => new { count.Client, count.Code, count.Count, At = StoredText.Of(at) })));

    public Task ProbeAsync(DateTimeOffset at) => writer.WriteAsync(connection =>
        connection.Execute("INSERT INTO probe VALUES (1, @At) ON CONFLICT (id) DO UPDATE SET at = excluded.at", new { At = StoredText.Of(at) }));

    internal static Acceptance Accept(PreparedConnection connection, Delivery delivery)
    {
        var (client, received) = (delivery.Client, delivery.Event);
        var id = TryInsert(connection, delivery);
        return id is { } added
            ? new Acceptance.New(new OpenEvent(added, client, delivery.Lane, received.Stamp, delivery.NextAt, HasStarted: false) { Source = received.Source })
            : AcceptAgain(connection, delivery);
    }

    private static long? TryInsert(PreparedConnection connection, Delivery delivery)
    {
        var insert = connection.Raw(Insert);
        var at = 0;
        insert.Bind(++at, delivery.Client);
        insert.Bind(++at, delivery.Event.Source);
        insert.Bind(++at, delivery.Event.Id);
        insert.Bind(++at, delivery.Event.Type);
        insert.Bind(++at, StoredText.Of(delivery.Event.OccurredAt));
        insert.Bind(++at, StoredText.Of(delivery.ReceivedAt));
        insert.Bind(++at, delivery.Body.Span);
        insert.Bind(++at, delivery.BodyHash);
        insert.Bind(++at, delivery.Lane);
        insert.Bind(++at, delivery.Masked);
        insert.Bind(++at, delivery.File);
        insert.Bind(++at, delivery.TraceParent);
        insert.Bind(++at, delivery.NextAt is { } next ? StoredText.Of(next) : null);
        return insert.Insert();
    }

    private static bool TellsTheSame(SqliteConnection connection, Delivery delivery, long id) => EventSources.Of(delivery.Event.Source)
        .TellTheSame(connection.ExecuteScalar<byte[]>("SELECT body FROM inbox WHERE id = @id", new { id })!, delivery.Body);

    private static Acceptance AcceptAgain(SqliteConnection connection, Delivery delivery)
    {
        var first = connection.QuerySingle<(long Id, string Hash)>(
            "SELECT id, body_hash FROM inbox WHERE client = @Client AND source = @Source AND event_id = @Id",
            new { delivery.Client, delivery.Event.Source, delivery.Event.Id });
        if (first.Hash == delivery.BodyHash || TellsTheSame(connection, delivery, first.Id))
        {
            connection.Execute("UPDATE inbox SET repeats = repeats + 1 WHERE id = @Id", new { first.Id });
            return new Acceptance.Repeat();
        }

        var at = StoredText.Of(delivery.ReceivedAt);
        if (connection.QuerySingle<long>(InsertVariant, new { Event = first.Id, delivery.BodyHash, Body = delivery.Body.ToArray(), At = at }) == 1)
        {
            var problem = new PlanProblem(RuntimeCodes.OtherBody.Id, Differs(first.Hash, delivery.BodyHash), null, null, null);
            SqliteItems.Raise(connection, first.Id, ItemKind.Variant, [problem], ItemMatter.None, delivery.ReceivedAt);
        }

        return new Acceptance.Variant();
    }

    private static string Differs(string first, string other) =>
        $"The source sent this event again with another content. The first (SHA-256 {first}) was taken; the other ({other}) is kept and does nothing.";
}

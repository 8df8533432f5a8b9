using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
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
        VALUES (@Client, @Source, @EventId, @Type, @OccurredAt, @ReceivedAt, @Body, @BodyHash, @Lane, @Masked, @File, @TraceParent, 'received', @NextAt)
        ON CONFLICT (client, source, event_id) DO NOTHING
        RETURNING id
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

    internal static Acceptance Accept(SqliteConnection connection, Delivery delivery)
    {
        var body = Whole(delivery.Body);
        var (client, received) = (delivery.Client, delivery.Event);
        var id = TryInsert(connection, delivery, body);
        return id is { } added
            ? new Acceptance.New(new OpenEvent(added, client, delivery.Lane, received.Stamp, delivery.NextAt, HasStarted: false) { Source = received.Source })
            : AcceptAgain(connection, delivery, body);
    }

    // By hand: what Dapper adds to every statement is a tenth of what taking an event in costs.
    private static long? TryInsert(SqliteConnection connection, Delivery delivery, byte[] body)
    {
        using var insert = ((DbConnection)connection).CreateCommand();
        insert.CommandText = Insert;
        Bind("@Client", delivery.Client);
        Bind("@Source", delivery.Event.Source);
        Bind("@EventId", delivery.Event.Id);
        Bind("@Type", delivery.Event.Type);
        Bind("@OccurredAt", StoredText.Of(delivery.Event.OccurredAt));
        Bind("@ReceivedAt", StoredText.Of(delivery.ReceivedAt));
        Bind("@Body", body);
        Bind("@BodyHash", delivery.BodyHash);
        Bind("@Lane", delivery.Lane);
        Bind("@Masked", delivery.Masked);
        Bind("@File", delivery.File);
        Bind("@TraceParent", delivery.TraceParent);
        Bind("@NextAt", delivery.NextAt is { } next ? StoredText.Of(next) : null);
        using var reader = insert.ExecuteReader();
        long? id = reader.Read() ? reader.GetInt64(0) : null;

        // To the end: SQLite checks foreign keys after the last returned row.
        return reader.Read() ? throw new System.Diagnostics.UnreachableException() : id;

        void Bind(string name, object? value) => insert.Parameters.Add(new SqliteParameter(name, value ?? DBNull.Value));
    }

    private static bool TellsTheSame(SqliteConnection connection, Delivery delivery, long id) => EventSources.Of(delivery.Event.Source)
        .TellTheSame(connection.ExecuteScalar<byte[]>("SELECT body FROM inbox WHERE id = @id", new { id })!, delivery.Body);

    private static Acceptance AcceptAgain(SqliteConnection connection, Delivery delivery, byte[] body)
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
        if (connection.QuerySingle<long>(InsertVariant, new { Event = first.Id, delivery.BodyHash, Body = body, At = at }) == 1)
        {
            var problem = new PlanProblem(RuntimeCodes.OtherBody.Id, Differs(first.Hash, delivery.BodyHash), null, null, null);
            SqliteItems.Raise(connection, first.Id, ItemKind.Variant, [problem], ItemMatter.None, delivery.ReceivedAt);
        }

        return new Acceptance.Variant();
    }

    private static string Differs(string first, string other) =>
        $"The source sent this event again with another content. The first (SHA-256 {first}) was taken; the other ({other}) is kept and does nothing.";

    private static byte[] Whole(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part) && part.Offset == 0 && part.Count == part.Array!.Length ? part.Array : body.ToArray();
}

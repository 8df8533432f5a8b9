using System.Collections.Immutable;
using Dapper;
using Engine.Core.Scheduling;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IDeliveries"/>
internal sealed class SqliteDeliveries(SqliteWriter writer) : IDeliveries
{
    private const string Upsert =
        """
        INSERT INTO delivery_switch (client, mapping, mode, until, at, who, why) VALUES (@Client, @Mapping, @Mode, @Until, @At, @Who, @Why)
        ON CONFLICT (client, mapping) DO UPDATE SET
            mode = excluded.mode, until = excluded.until, at = excluded.at, who = excluded.who, why = excluded.why
        """;

    private const string Waiting =
        "state = 'retry' AND id IN (SELECT event FROM delivery_wait WHERE client = @client AND (@mapping IS NULL OR mapping = @mapping))";

    public Task SwitchAsync(DeliverySwitch word) => writer.WriteAsync(connection =>
    {
        var (mode, until) = (StoredText.Of(word.Mode), StoredText.Of(word.Until));
        connection.Execute(Upsert, new { word.Client, word.Mapping, Mode = mode, Until = until, At = StoredText.Of(word.At), word.Who, word.Why });
        return SqliteStatements.Append(
            connection, new AuditStatement(word.At, "delivery.switched", word.Who, word.Client, word.Mapping, word.Why, StoredText.ToJson(new { mode, until })));
    });

    public Task<ImmutableArray<OpenEvent>> ReleaseAsync(string client, string? mapping) => writer.WriteAsync(connection =>
    {
        var waiting = OpenEventRow.Read(connection, Waiting, new { client, mapping });
        connection.Execute($"UPDATE inbox SET next_at = NULL WHERE {Waiting}", new { client, mapping });

        // Also those whose time came by itself: that an event no longer waits is not worth a write at each of its ends.
        connection.Execute("DELETE FROM delivery_wait WHERE client = @client AND (@mapping IS NULL OR mapping = @mapping)", new { client, mapping });
        return waiting.Select(open => open with { NextAt = null }).ToImmutableArray();
    });

    /// <summary>Part of the ending of a turn: the event waits for its time.</summary>
    public static void Start(SqliteConnection connection, long id, string mapping) => connection.Execute(
        "INSERT INTO delivery_wait (event, client, mapping) SELECT id, client, @mapping FROM inbox WHERE id = @id ON CONFLICT DO NOTHING", new { id, mapping });
}

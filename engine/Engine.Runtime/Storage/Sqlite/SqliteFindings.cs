using System.Security.Cryptography;
using Dapper;
using Engine.Core.Planning;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The item of what the engine noticed by itself: one for each thing that is looked at, however often it is found.</summary>
internal static class SqliteFindings
{
    private const string Upsert =
        """
        INSERT INTO inbox (client, source, event_id, type, occurred_at, received_at, body, body_hash, lane, state, reason, settled_at)
        VALUES (@Client, @Source, @EventId, @Type, @At, @At, @Body, @Hash, @EventId, 'raised', @Reason, @At)
        ON CONFLICT (client, source, event_id) DO UPDATE SET occurred_at = excluded.occurred_at, body = excluded.body, body_hash = excluded.body_hash,
            state = 'raised', reason = excluded.reason, settled_at = excluded.settled_at
        RETURNING id
        """;

    private const string Settle =
        """
        UPDATE inbox SET state = 'completed', reason = 'A later look found nothing wrong.', settled_at = @At
        WHERE client = @Client AND source = @Source AND event_id = @EventId AND state = 'raised'
        RETURNING id
        """;

    /// <summary>Opens the item, opens it again, or closes it.</summary>
    public static void Keep(SqliteConnection connection, OwnFinding found)
    {
        var parameters = new
        {
            found.Client,
            found.Source,
            found.EventId,
            found.Type,
            At = StoredText.Of(found.At),
            Body = found.Body.ToArray(),
            Hash = Convert.ToHexStringLower(SHA256.HashData(found.Body.Span)),
            Reason = $"{found.Code} {found.Message}",
        };
        if (found.Message is { } message)
        {
            var id = connection.Query<long>(Upsert, parameters).Single();
            SqliteItems.Raise(connection, id, ItemKind.Event, [new PlanProblem(found.Code, message, null, null, null)], ItemMatter.None, found.At);
            return;
        }

        foreach (var id in connection.Query<long>(Settle, parameters).ToList())
        {
            SqliteItems.Settle(connection, id, "settled", [], found.At);
        }
    }
}

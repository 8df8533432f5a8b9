namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// The clients and sources that events have come of, each found by one step in the index of events' identities; with them an event is found there by its id alone.
/// </summary>
internal static class KnownSources
{
    /// <summary>Goes before a statement, which then has <c>known (client, source)</c> to ask; after a client's last source comes a null.</summary>
    public const string With =
        """
        WITH RECURSIVE known_client (client) AS (
            SELECT min(client) FROM inbox
            UNION ALL
            SELECT (SELECT min(client) FROM inbox WHERE client > known_client.client) FROM known_client WHERE client IS NOT NULL
        ),
        known (client, source) AS (
            SELECT client, (SELECT min(source) FROM inbox WHERE client = known_client.client) FROM known_client WHERE client IS NOT NULL
            UNION ALL
            SELECT client, (SELECT min(source) FROM inbox WHERE client = known.client AND source > known.source) FROM known WHERE source IS NOT NULL
        )
        """;
}

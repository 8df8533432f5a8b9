namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What intake keeps beside an event: how much was blanked out.</summary>
internal static class Migration0004
{
    public const string Sql =
        """
        -- body_hash is of the body as received; body may hold less of it.
        ALTER TABLE inbox ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
        """;
}

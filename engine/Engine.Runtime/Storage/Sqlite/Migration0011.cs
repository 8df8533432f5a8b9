namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The configuration that a person wants an event decided under.</summary>
internal static class Migration0011
{
    public const string Sql =
        """
        -- NULL for the one in force. Who asked for it and why stands in item_history.
        ALTER TABLE inbox ADD COLUMN under TEXT;
        """;
}

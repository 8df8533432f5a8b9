namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The trace an event belongs to, and the number of raised events without reading all.</summary>
internal static class Migration0009
{
    public const string Sql =
        """
        ALTER TABLE inbox ADD COLUMN trace_parent TEXT;
        CREATE INDEX inbox_raised ON inbox (client) WHERE state = 'raised';
        """;
}

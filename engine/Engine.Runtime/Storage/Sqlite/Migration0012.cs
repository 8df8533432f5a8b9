namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Files that are erased, and counts of a status that read no events.</summary>
internal static class Migration0012
{
    public const string Sql =
        """
        -- When its content was erased; what is known of the file stays.
        ALTER TABLE file ADD COLUMN erased_at TEXT;

        -- With the state, or counting would read the events to see it.
        DROP INDEX inbox_raised;
        CREATE INDEX inbox_raised ON inbox (client, state) WHERE state = 'raised';
        CREATE INDEX inbox_ignored ON inbox (state) WHERE state = 'ignored';
        CREATE INDEX inbox_repeated ON inbox (repeats) WHERE repeats > 0;
        CREATE INDEX inbox_masked ON inbox (masked) WHERE masked > 0;
        """;
}

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Events that a person has booked although their period is closed.</summary>
internal static class Migration0016
{
    public const string Sql =
        """
        -- 'open' for the first open day, or the day itself; NULL where nobody said so. Who asked for it and why stands in item_history.
        ALTER TABLE inbox ADD COLUMN book_on TEXT;
        """;
}

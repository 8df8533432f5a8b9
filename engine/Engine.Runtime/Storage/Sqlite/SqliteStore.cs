using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The store in one SQLite file of a data folder: WAL, fully synchronous, one process at a time.</summary>
public sealed class SqliteStore : IStore
{
    private readonly FolderLock folderLock;
    private readonly SqliteWriter writer;

    private SqliteStore(FolderLock folderLock, SqliteDatabase database, SqliteConnection connection)
    {
        this.folderLock = folderLock;
        writer = new SqliteWriter(connection);
        Inbox = new SqliteInbox(writer);
        Journal = new SqliteJournal(writer);
        Records = new SqliteRecords(database);
        Runs = new SqliteRuns(writer);
        Deliveries = new SqliteDeliveries(writer);
        Inspection = new SqliteInspection(database);
    }

    public IInbox Inbox { get; }

    public IJournal Journal { get; }

    public IRecords Records { get; }

    public IRuns Runs { get; }

    public IDeliveries Deliveries { get; }

    public IInspection Inspection { get; }

    /// <summary>Opens the store of a data folder, making and migrating it as needed. Codes: RUN001, RUN002, RUN003.</summary>
    public static StoreOpening<IStore> Open(string folder)
    {
        FolderLock? folderLock = null;
        try
        {
            Directory.CreateDirectory(folder);
            folderLock = FolderLock.TryTake(folder);
            return folderLock is null ? Refuse(RuntimeCodes.FolderInUse, $"Another process uses the data folder {folder}.") : Open(folder, folderLock);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            folderLock?.Dispose();
            return Refuse(RuntimeCodes.NotAStore, $"The data folder {folder} cannot be opened: {failure.Message}");
        }
    }

    /// <summary>Opens the reading side only, beside a service that may be running. Codes: RUN002, RUN003.</summary>
    public static StoreOpening<IInspection> OpenInspection(string folder)
    {
        if (!File.Exists(Path.Combine(folder, SqliteDatabase.FileName)))
        {
            return new StoreOpening<IInspection>.Refused(RuntimeCodes.NotAStore, $"There is no engine data in {folder}.");
        }

        try
        {
            var database = new SqliteDatabase(folder);
            using var connection = database.OpenReader();
            return SqliteMigrations.Check(connection) is var (code, message)
                ? new StoreOpening<IInspection>.Refused(code, message)
                : new StoreOpening<IInspection>.Opened(new SqliteInspection(database));
        }
        catch (SqliteException failure)
        {
            return new StoreOpening<IInspection>.Refused(RuntimeCodes.NotAStore, $"The data folder {folder} cannot be read: {failure.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        folderLock.Dispose();
    }

    private static StoreOpening<IStore> Open(string folder, FolderLock folderLock)
    {
        var database = new SqliteDatabase(folder);
        var connection = database.OpenWriter();
        if (SqliteMigrations.Check(connection) is var (code, message))
        {
            connection.Dispose();
            folderLock.Dispose();
            return Refuse(code, message);
        }

        SqliteMigrations.Apply(connection);
        return new StoreOpening<IStore>.Opened(new SqliteStore(folderLock, database, connection));
    }

    private static StoreOpening<IStore>.Refused Refuse(Core.Diagnostics.DiagnosticCode code, string message) => new(code, message);
}

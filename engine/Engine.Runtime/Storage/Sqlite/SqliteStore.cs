using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The store in one SQLite file of a data folder: WAL, fully synchronous, one process at a time.</summary>
public sealed class SqliteStore : IStore
{
    private readonly FolderLock folderLock;
    private readonly SqliteDatabase database;
    private readonly SqliteWriter writer;

    private SqliteStore(FolderLock folderLock, SqliteDatabase database, SqliteWriter writer)
    {
        this.folderLock = folderLock;
        this.database = database;
        this.writer = writer;
        Inbox = new SqliteInbox(writer);
        Journal = new SqliteJournal(writer);
        Records = new SqliteRecords(database);
        Runs = new SqliteRuns(writer);
        Replays = new SqliteReplays(writer);
        Deliveries = new SqliteDeliveries(writer);
        Inspection = new SqliteInspection(database);
        Exceptions = new SqliteExceptions(writer, database, Inspection);
        Keys = new SqliteKeys(database, writer);
        Audit = new SqliteAudit(database, writer);
        Files = new SqliteFiles(database, writer);
        Cursors = new SqliteCursors(database, writer);
        Erasure = new SqliteErasure(database, writer);
        Pauses = new SqlitePauses(database, writer);
        Workload = new SqliteWorkload(database, writer);
        Reports = new SqliteReports(database, writer);
        WriteBacks = new SqliteWriteBacks(writer);
        MatchChanges = new SqliteMatchChanges(database, writer);
        Advices = new SqliteAdvices(database, writer);
        Matches = new SqliteMatches(database, writer);
        OpenItems = new SqliteOpenItems(database, writer);
    }

    public IInbox Inbox { get; }

    public IJournal Journal { get; }

    public IRecords Records { get; }

    public IRuns Runs { get; }

    public IReplays Replays { get; }

    public IDeliveries Deliveries { get; }

    public IInspection Inspection { get; }

    public IExceptions Exceptions { get; }

    public IKeys Keys { get; }

    public IAudit Audit { get; }

    public IFiles Files { get; }

    public ICursors Cursors { get; }

    public IErasure Erasure { get; }

    public IPauses Pauses { get; }

    public IWorkload Workload { get; }

    public IReports Reports { get; }

    public IWriteBacks WriteBacks { get; }

    public IMatchChanges MatchChanges { get; }

    public IAdvices Advices { get; }

    public IMatches Matches { get; }

    public IOpenItems OpenItems { get; }

    /// <summary>Whether a folder is the data folder of an engine.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, SqliteDatabase.FileName));

    /// <summary>Opens the store of a data folder, making and migrating it as needed. Codes: RUN001, RUN002, RUN003.</summary>
    /// <param name="clock">Dates the seals of the audit chain; the machine's by default.</param>
    public static StoreOpening<IStore> Open(string folder, TimeProvider? clock = null)
    {
        FolderLock? folderLock = null;
        try
        {
            DataFolder.Make(folder);
            folderLock = FolderLock.TryTake(folder);
            return folderLock is null ? Refuse(RuntimeCodes.FolderInUse, $"Another process uses the data folder {folder}. Stop that one first, or name another folder with --data.") : Open(folder, folderLock, clock ?? TimeProvider.System);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            folderLock?.Dispose();
            return Refuse(RuntimeCodes.NotAStore, $"The data folder {folder} cannot be opened: {failure.Message}");
        }
    }

    /// <summary>Opens the reading side only, beside a service that may be running. Codes: RUN002, RUN003.</summary>
    public static StoreOpening<IInspection> OpenInspection(string folder) => OpenReading<IInspection>(folder, database => new SqliteInspection(database));

    /// <summary>Opens the audit chain for reading, beside a service that may be running. Codes: RUN002, RUN003.</summary>
    public static StoreOpening<IAudit> OpenAudit(string folder) => OpenReading<IAudit>(folder, database => new SqliteAudit(database, writer: null), SqliteMigrations.Latest);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        database.LetGo();
        folderLock.Dispose();
    }

    private static StoreOpening<T> OpenReading<T>(string folder, Func<SqliteDatabase, T> open, int oldest = 1)
    {
        if (!IsIn(folder))
        {
            return new StoreOpening<T>.Refused(RuntimeCodes.NotAStore, $"There is no engine data in {folder}.");
        }

        try
        {
            var database = SqliteDatabase.Of(folder);
            using var connection = database.OpenReader();
            return SqliteMigrations.Check(connection, oldest) is var (code, message)
                ? new StoreOpening<T>.Refused(code, message)
                : new StoreOpening<T>.Opened(open(database));
        }
        catch (SqliteException failure)
        {
            return new StoreOpening<T>.Refused(RuntimeCodes.NotAStore, $"The data folder {folder} cannot be read: {failure.Message}");
        }
    }

    private static StoreOpening<IStore> Open(string folder, FolderLock folderLock, TimeProvider clock)
    {
        if (Path.Combine(folder, SqliteDatabase.FileName) is var file && !File.Exists(file))
        {
            // Before SQLite makes it with the rights of any file; its log takes over those of the database.
            DataFolder.MakeFile(file);
        }

        var database = SqliteDatabase.Of(folder);
        var connection = database.OpenWriter();
        if (SqliteMigrations.Check(connection) is var (code, message))
        {
            connection.Dispose();
            folderLock.Dispose();
            return Refuse(code, message);
        }

        var chain = SqliteChain.Attach(connection);
        SqliteMigrations.Apply(connection, chain, clock.GetUtcNow());
        return new StoreOpening<IStore>.Opened(new SqliteStore(folderLock, database, new SqliteWriter(connection, chain, new SqliteCheckpoints(database, connection), clock)));
    }

    private static StoreOpening<IStore>.Refused Refuse(Core.Diagnostics.DiagnosticCode code, string message) => new(code, message);
}

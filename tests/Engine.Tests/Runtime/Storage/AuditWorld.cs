using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Access;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>A store with at least two rows in every table that the audit chain vouches for, and somebody who can write to its file.</summary>
internal sealed class AuditWorld : IDisposable
{
    private static readonly RecordKey Invoice = new("invoice", "in_1");

    // Filled once: a store is opened and written to for each table and column.
    private static readonly Lazy<Task<AuditWorld>> filled = new(FilledAsync);

    private readonly TemporaryFolder folder = new();

    public static async Task<AuditWorld> CreateAsync()
    {
        var world = new AuditWorld();
        File.Copy(Path.Combine((await filled.Value).Data, "engine.db"), Path.Combine(world.Data, "engine.db"));
        return world;
    }

    /// <summary>One with keys of its own, so with another chain.</summary>
    public static async Task<AuditWorld> FilledAsync()
    {
        var world = new AuditWorld();
        await FillAsync(world.folder, 1, 2);
        FillTheRest(world.Data);
        await FillAsync(world.folder, 3);
        return world;
    }

    public string Data => folder.Path;

    /// <summary>Opens and closes the store, as a start of the service does.</summary>
    public async Task RestartAsync() => await Stores.Open(folder).DisposeAsync();

    public async Task<AuditReport> VerifyAsync(AuditCheckpoint? checkpoint = null) => await Audit().VerifyAsync(checkpoint, deep: true, CancellationToken.None);

    public Task<AuditCheckpoint> HeadAsync() => Audit().HeadAsync();

    /// <summary>Writes as somebody does who takes the engine's triggers away, and puts them back as they were.</summary>
    public void Tamper(string sql)
    {
        using var connection = Open();
        var triggers = Texts(connection, "SELECT name || '|' || sql FROM sqlite_master WHERE type = 'trigger'").Select(text => text.Split('|', 2)).ToList();
        Execute(connection, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
        triggers.ForEach(trigger => Execute(connection, $"DROP TRIGGER {trigger[0]}"));
        Execute(connection, sql);
        triggers.ForEach(trigger => Execute(connection, trigger[1]));
    }

    /// <summary>Writes as somebody does who knows nothing of the engine.</summary>
    public void Write(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    public List<string> Read(string sql)
    {
        using var connection = Open();
        return Texts(connection, sql);
    }

    public void Dispose() => folder.Dispose();

    private static async Task FillAsync(TemporaryFolder folder, params int[] numbers)
    {
        await using var store = Stores.Open(folder);
        foreach (var n in numbers)
        {
            await FillAsync(store, $"evt_{n}", Invoice with { ExternalId = $"in_{n}" });
        }
    }

    /// <summary>Tables that the above leaves empty: rows as the engine's own connection writes them, whatever they mean.</summary>
    private static void FillTheRest(string data)
    {
        using var connection = SqliteDatabase.Of(data).OpenWriter();
        var chain = SqliteChain.Attach(connection);
        chain.ReadHead();
        Execute(connection, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
        using var transaction = new WriterTransaction(connection);
        foreach (var table in AuditedTables.All.Where(table => Texts(connection, $"SELECT count(*) || '' FROM {table.Name}")[0] == "0"))
        {
            var columns = Texts(connection, $"SELECT name || '|' || type FROM pragma_table_info('{table.Name}')").Select(column => column.Split('|')).ToList();
            for (var n = 1; n <= 2; n++)
            {
                var values = columns.Select(column => Value(column[0], column[1], n));
                Execute(connection, $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(column => column[0]))}) VALUES ({string.Join(", ", values)})");
            }
        }

        chain.Seal(Deliveries.Noon);
        transaction.Commit();
    }

    private static string Value(string column, string type, int n) => (column, type) switch
    {
        ("body_hash", _) => $"'{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)n]))}'",
        (_, "INTEGER") => $"{n}",
        (_, "BLOB") => $"x'0{n}'",
        _ => $"'text {n}'",
    };

    private static async Task FillAsync(IStore store, string id, RecordKey key)
    {
        var number = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(id))).Event.Id;
        await store.Inbox.AcceptAsync(Deliveries.Of(id, body: Deliveries.Body(id, customer: "cus_2")));
        await store.Journal.TakeUpAsync(number);
        var point = new StepPoint(number, 0);
        await store.Journal.RecordPlanAsync(number, PlanFor(id, key), "{\"plan\":1}"u8.ToArray(), Deliveries.Noon);
        var attempt = await store.Journal.RecordIntentAsync(point, StepAction.Create, Deliveries.Noon);
        var exchange = new HttpExchange("POST", "/invoice", "{}", 204, "", "op-1", TimeSpan.FromMilliseconds(12));
        var fact = new FactStamp(Deliveries.Noon, "invoice.paid", id);
        await store.Journal.RecordDoneAsync(
            point,
            new RecordWritten("acme", key, "77", StepAction.Create, fact, "rev", "a note", Deliveries.Noon) { Content = RecordContent.Empty },
            new AttemptAnswer(attempt, AttemptOutcome.Done, "a detail", exchange, Deliveries.Noon));
        var problem = new PlanProblem("MAP001", "The item has no row.", "invoice", "item", null);
        var raised = new Ending.Raised([problem, problem]) { Written = [new OutcomeRecord(key, "77", "created")] };
        await store.Journal.EndAsync(number, raised, null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
        var (keyId, text) = KeyText.Create();
        await store.Keys.AddAsync(new ApiKey(keyId, "tests", Role.Viewer, "acme", Deliveries.Noon, "tests", Deliveries.Noon.AddDays(1), null), KeyText.Hash(text));
    }

    private static Plan PlanFor(string eventId, RecordKey key) => new()
    {
        EventId = eventId,
        EventType = "invoice.paid",
        Client = "acme",
        Revision = "rev",
        Verdict = PlanVerdict.Write,
        Steps = [new PlanStep(new WantedRecord("it", key, WriteMode.Upsert, RecordContent.Empty), StepAction.Create, null, RecordContent.Empty, [], null)],
    };

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private IAudit Audit() => Assert.IsType<StoreOpening<IAudit>.Opened>(SqliteStore.OpenAudit(folder.Path)).Store;
}

using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>Whatever is changed behind the engine's back is found and named (R13, S17).</summary>
public sealed class SqliteAuditTests
{
    public static TheoryData<string, string> Columns
    {
        get
        {
            var columns = new TheoryData<string, string> { { "inbox", "body" }, { "payload_edit", "body" }, { "seal", "at" }, { "seal", "entries" }, { "seal", "hash" } };
            foreach (var table in AuditedTables.All)
            {
                table.Key.Concat(table.Columns).ToList().ForEach(column => columns.Add(table.Name, column));
            }

            return columns;
        }
    }

    public static TheoryData<string> Tables => [.. AuditedTables.All.Select(table => table.Name), "seal"];

    [Fact]
    public async Task A_store_that_only_the_engine_wrote_verifies()
    {
        using var world = await AuditWorld.CreateAsync();
        var report = await world.VerifyAsync(await world.HeadAsync());
        Assert.Empty(report.Findings);
        Assert.True(report.Entries > report.Rows, $"{report}");
        Assert.All(AuditedTables.All, table => Assert.True(int.Parse(world.Read($"SELECT count(*) || '' FROM {table.Name}")[0], null) > 1, table.Name));
        await world.RestartAsync();
        Assert.Empty((await world.VerifyAsync(await world.HeadAsync())).Findings);
    }

    /// <summary>The last bit of the last byte of the value; a value that is null becomes something.</summary>
    [Theory]
    [MemberData(nameof(Columns))]
    public async Task One_changed_bit_is_found_and_its_row_is_named(string table, string column)
    {
        using var world = await AuditWorld.CreateAsync();
        var (row, key) = Row(world, table, "DESC");
        var type = world.Read($"SELECT typeof({column}) FROM {table} WHERE {row}")[0];
        var changed = type switch
        {
            "null" => "'x'",
            "integer" => $"{column} + 1",
            "blob" => $"CAST(substr({column}, 1, length({column}) - 1) || char(1 + unicode(substr({column}, -1))) AS BLOB)",
            _ => $"substr({column}, 1, length({column}) - 1) || char(1 + unicode(substr({column}, -1)))",
        };
        if (type == "blob")
        {
            var hex = world.Read($"SELECT hex({column}) FROM {table} WHERE {row}")[0];
            changed = $"x'{hex[..^1]}{Convert.ToInt32(hex[^1..], 16) ^ 1:X}'";
        }

        world.Tamper($"UPDATE {table} SET {column} = {changed} WHERE {row}");

        var places = (await world.VerifyAsync()).Findings.Select(finding => finding.Place).ToList();
        Assert.Contains($"{table} {key}", places);
        Assert.True(table == "seal" || places.TrueForAll(place => place.StartsWith($"{table} ", StringComparison.Ordinal)), string.Join(", ", places));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_missing_row_is_found_and_named(string table)
    {
        using var world = await AuditWorld.CreateAsync();
        var (row, key) = Row(world, table, "ASC");
        world.Tamper($"DELETE FROM {table} WHERE {row}");
        Assert.Contains($"{table} {key}", (await world.VerifyAsync()).Findings.Select(finding => finding.Place));
    }

    [Fact]
    public async Task Two_rows_that_were_swapped_are_both_named()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Tamper("UPDATE attempt SET id = -1 WHERE id = 1; UPDATE attempt SET id = 1 WHERE id = 2; UPDATE attempt SET id = 2 WHERE id = -1");
        Assert.Equal(["attempt 1", "attempt 2"], (await world.VerifyAsync()).Findings.Select(finding => finding.Place));
    }

    [Fact]
    public async Task Two_seals_that_were_swapped_are_found()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Tamper("UPDATE seal SET id = -1 WHERE id = 4; UPDATE seal SET id = 4 WHERE id = 5; UPDATE seal SET id = 5 WHERE id = -1");
        var places = (await world.VerifyAsync()).Findings.Select(finding => finding.Place).ToList();
        Assert.Contains("seal 4", places);
        Assert.Contains("seal 5", places);
    }

    [Fact]
    public async Task A_row_that_the_engine_did_not_write_is_found()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Tamper("INSERT INTO record SELECT client, record_type, 'in_forged', internal_id, fact_at, fact_type, fact_id, event, revision, written_at, 99, content FROM record LIMIT 1");
        Assert.Equal("record acme/invoice/in_forged", Assert.Single((await world.VerifyAsync()).Findings).Place);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_by_the_rows_it_announced()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Tamper("DELETE FROM seal WHERE id > (SELECT max(id) - 2 FROM seal)");
        Assert.NotEmpty((await world.VerifyAsync()).Findings);
    }

    /// <summary>Seals and rows cut off together leave a chain that is sound in itself: only what was kept elsewhere shows it.</summary>
    [Fact]
    public async Task A_tail_that_was_cut_off_with_its_rows_is_found_by_a_checkpoint()
    {
        using var world = await AuditWorld.CreateAsync();
        var checkpoint = await world.HeadAsync();
        world.Tamper("DELETE FROM api_key WHERE rowid = (SELECT max(rowid) FROM api_key); DELETE FROM statement WHERE id = (SELECT max(id) FROM statement); DELETE FROM seal WHERE id = (SELECT max(id) FROM seal)");

        Assert.Empty((await world.VerifyAsync()).Findings);
        Assert.Equal($"seal {checkpoint.Seal - 1}", Assert.Single((await world.VerifyAsync(checkpoint)).Findings).Place);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_is_found_by_a_checkpoint()
    {
        using var world = await AuditWorld.CreateAsync();
        using var forged = await AuditWorld.FilledAsync();
        var checkpoint = await world.HeadAsync();
        Assert.Empty((await world.VerifyAsync(checkpoint)).Findings);
        Assert.Contains("rewritten", Assert.Single((await forged.VerifyAsync(checkpoint)).Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE seal SET at = at")]
    [InlineData("DELETE FROM seal")]
    [InlineData("INSERT OR REPLACE INTO seal SELECT id, 'x', entries, hash FROM seal WHERE id = 1")]
    [InlineData("UPDATE statement SET why = 'because'")]
    [InlineData("DELETE FROM statement")]
    [InlineData("INSERT OR REPLACE INTO statement SELECT id, at, 'x', actor, client, subject, why, detail FROM statement WHERE id = 1")]
    [InlineData("UPDATE inbox SET state = 'completed'")]
    [InlineData("DELETE FROM raised")]
    public async Task The_database_itself_refuses_to_change_the_journal(string sql)
    {
        using var world = await AuditWorld.CreateAsync();
        Assert.Throws<SqliteException>(() => world.Write(sql));
        Assert.Empty((await world.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_trigger_that_was_taken_away_is_named_and_what_changed_meanwhile_stays_found()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Write("DROP TRIGGER audit_inbox_update; UPDATE inbox SET state = 'completed' WHERE id = 2");
        Assert.Equal(["trigger audit_inbox_update", "inbox 2"], (await world.VerifyAsync()).Findings.Select(finding => finding.Place));
        await world.RestartAsync();
        Assert.Equal("inbox 2", Assert.Single((await world.VerifyAsync()).Findings).Place);
    }

    [Fact]
    public async Task What_was_there_before_the_chain_is_vouched_for_from_the_migration_on()
    {
        using var folder = new TemporaryFolder();
        using (var old = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Pooling=False"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = $"{Migration0001.Sql}; {Migration0002.Sql}; {Migration0003.Sql}; PRAGMA application_id = 1162757966; PRAGMA user_version = 3;"
                + "INSERT INTO inbox (client, source, event_id, type, occurred_at, received_at, body, body_hash, lane, state)"
                + " VALUES ('acme', 'stripe', 'evt_1', 't', '2026-01-15T12:00:00.0000000Z', '2026-01-15T12:00:00.0000000Z', x'7b7d', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 'l', 'received')";
            command.ExecuteNonQuery();
        }

        await using (var store = Stores.Open(folder))
        {
            var report = await store.Audit.VerifyAsync(null, deep: true, CancellationToken.None);
            Assert.Equal((0, 1L), (report.Findings.Length, report.Rows));
        }
    }

    [Fact]
    public async Task Many_commits_at_once_leave_one_sound_chain()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        var verified = store.Audit.VerifyAsync(null, deep: true, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(() => store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n % 400}")))));
        await Assert.ThrowsAsync<SqliteException>(() => store.Journal.RecordIntentAsync(new StepPoint(1, 7), Engine.Core.Planning.StepAction.Create, Deliveries.Noon));

        Assert.Empty((await verified).Findings);
        var report = await store.Audit.VerifyAsync(null, deep: true, CancellationToken.None);
        Assert.Equal((0, 400L, 400L), (report.Findings.Length, report.Rows, report.Entries));
        Assert.InRange(report.Head.Seal, 1, 399);
    }

    /// <summary>The first or last row of a table: how it is found, and what the findings call it.</summary>
    private static (string Condition, string Key) Row(AuditWorld world, string table, string order)
    {
        var columns = table == "seal" ? ["id"] : AuditedTables.All.Single(audited => audited.Name == table).Key;
        var key = world.Read($"SELECT {string.Join(" || '/' || ", columns)} || '' FROM {table} ORDER BY {string.Join(", ", columns.Select(column => $"{column} {order}"))} LIMIT 1")[0];
        return ($"{string.Join(" || '/' || ", columns)} || '' = '{key}'", key);
    }
}

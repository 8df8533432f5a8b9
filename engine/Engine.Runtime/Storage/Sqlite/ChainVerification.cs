using System.Collections.Immutable;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// Reads the chain from its first seal, then every row it vouches for. A row that is changed, missing, swapped or added is named; so is a
/// seal that does not follow from the one before.
/// </summary>
internal sealed class ChainVerification : IDisposable
{
    private const int MostFindings = 100;

    private readonly PreparedConnection connection;
    private readonly CancellationToken cancel;
    private readonly AnnouncedRows announced = new();
    private readonly ImmutableArray<AuditFinding>.Builder findings = ImmutableArray.CreateBuilder<AuditFinding>();
    private SealPoint point = SealPoint.Start;
    private long entries;
    private long rows;
    private long total;

    /// <param name="connection">Inside a reading transaction.</param>
    public ChainVerification(PreparedConnection connection, CancellationToken cancel)
    {
        this.connection = connection;
        this.cancel = cancel;
    }

    /// <param name="deep">Whether the pages of the database are checked too.</param>
    public AuditReport Run(AuditCheckpoint? checkpoint, bool deep)
    {
        if (deep)
        {
            CheckPages();
        }

        ReadSeals(checkpoint);
        CheckTriggers();
        foreach (var table in AuditedTables.All)
        {
            CompareRows(table);
        }

        CompareBodies();
        return new AuditReport(new AuditCheckpoint(point.Id, Convert.ToHexStringLower(point.Hash)), entries, rows, findings.ToImmutable(), total);
    }

    public void Dispose() => announced.Dispose();

    private void CheckPages()
    {
        foreach (var trouble in connection.Query<string>("PRAGMA integrity_check(100)").Where(line => line != "ok"))
        {
            Find("database", $"SQLite finds it damaged: {trouble}");
        }
    }

    private void ReadSeals(AuditCheckpoint? checkpoint)
    {
        if (checkpoint is { Seal: 0 })
        {
            Compare(checkpoint);
        }

        foreach (var seal in connection.Query<Row>("SELECT id AS Id, at AS At, entries AS Entries, hash AS Hash FROM seal ORDER BY id", buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            Follow(seal);
            if (checkpoint?.Seal == point.Id)
            {
                Compare(checkpoint);
            }
        }

        if (checkpoint?.Seal > point.Id)
        {
            Find($"seal {point.Id}", $"The chain ends here; the checkpoint was taken at seal {checkpoint.Seal}. What came after is cut off.");
        }
    }

    private void Follow(Row seal)
    {
        if (seal.Id != point.Id + 1)
        {
            Find($"seal {point.Id + 1}", $"Seals {point.Id + 1} to {seal.Id - 1} are missing.");
        }
        else if (!point.Next(seal.At, seal.Entries).Hash.AsSpan().SequenceEqual(seal.Hash))
        {
            Find($"seal {seal.Id}", "Its hash does not follow from its entries, its time and the seal before.");
        }

        // Goes on with what stands there, so that one change is one finding.
        point = new SealPoint(seal.Id, seal.Hash);
        try
        {
            foreach (var entry in ChainEntries.Read(seal.Entries))
            {
                entries++;
                announced.Apply(entry, seal.Id);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or FormatException or ArgumentException)
        {
            Find($"seal {seal.Id}", "Its entries cannot be read.");
        }
    }

    private void Compare(AuditCheckpoint checkpoint)
    {
        if (checkpoint.Hash != Convert.ToHexStringLower(point.Hash))
        {
            Find($"seal {point.Id}", $"Its hash is {Convert.ToHexStringLower(point.Hash)}; the checkpoint says {checkpoint.Hash}. The chain was rewritten.");
        }
    }

    private void CheckTriggers()
    {
        foreach (var trigger in AuditTriggers.Missing(connection))
        {
            Find($"trigger {trigger}", "It is missing or changed: what was changed since is not announced.");
        }
    }

    private void CompareRows(AuditedTable table)
    {
        foreach (var row in SqliteChain.RowsOf(connection, table))
        {
            cancel.ThrowIfCancellationRequested();
            rows++;
            if (announced.Take(row) is not var (hash, seal))
            {
                Find($"{table.Name} {row.Key}", "No entry announces this row: it was added, or its deletion was announced.");
            }
            else if (!hash.AsSpan().SequenceEqual(row.Hash))
            {
                Find($"{table.Name} {row.Key}", $"The row was changed since it was announced in seal {seal}.");
            }
        }

        foreach (var (key, seal) in announced.Left(table))
        {
            Find($"{table.Name} {key}", $"The row that seal {seal} announces is missing.");
        }
    }

    private void CompareBodies()
    {
        const string Select =
            """
            SELECT 'inbox ' || id AS Place, body AS Body, body_hash AS Hash FROM inbox WHERE erased_at IS NULL AND masked = 0
            UNION ALL
            SELECT 'payload_edit ' || payload_edit.id, payload_edit.body, payload_edit.body_hash FROM payload_edit JOIN inbox ON inbox.id = event
            WHERE erased_at IS NULL
            """;
        foreach (var (place, body, hash) in connection.Query<(string, byte[], string)>(Select, buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            if (Convert.ToHexStringLower(SHA256.HashData(body)) != hash)
            {
                Find(place, "The body is not the one that was kept: its hash differs.");
            }
        }
    }

    private void Find(string place, string message)
    {
        total++;
        if (findings.Count < MostFindings)
        {
            findings.Add(new AuditFinding(place, message));
        }
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public required string At { get; init; }

        public required byte[] Entries { get; init; }

        public required byte[] Hash { get; init; }
    }
}

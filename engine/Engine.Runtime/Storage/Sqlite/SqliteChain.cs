using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// The append-only journal of entries. An entry says that a row now has a content of this hash, or that it was deleted; the entries
/// of one commit are sealed together by one row of <c>seal</c>, whose hash covers them and the seal before. So a commit of many
/// events costs one row, and no row of the tables it vouches for can change unnoticed (see engine/decisions/0027).
/// </summary>
internal sealed class SqliteChain
{
    /// <summary>The SQL function that the triggers call.</summary>
    public const string Function = "audit_entry";

    private const string Insert = "INSERT INTO seal (id, at, entries, hash) VALUES (?, ?, ?, ?)";
    private const int FixedArguments = 3;
    private const int LargestSeal = 512 * 1024;
    private const int Prefix = sizeof(byte) + sizeof(long);

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] gathered = new byte[2048];
    private readonly ChainEntries pending = new();
    private readonly PreparedConnection connection;
    private SealPoint committed = SealPoint.Start;
    private SealPoint latest = SealPoint.Start;

    private SqliteChain(PreparedConnection connection) => this.connection = connection;

    /// <summary>Bytes of entries that wait for the seal of their commit.</summary>
    public int Pending => pending.Length;

    /// <summary>Makes a connection one whose rows are announced.</summary>
    public static SqliteChain Attach(PreparedConnection connection)
    {
        var chain = new SqliteChain(connection);
        raw.sqlite3_create_function(connection.Handle, Function, -1, raw.SQLITE_UTF8, null, (context, _, arguments) => chain.Announce(context, arguments));
        return chain;
    }

    /// <summary>Goes on from the last seal of the database.</summary>
    public void ReadHead()
    {
        var last = connection.QuerySingleOrDefault<(long Id, byte[] Hash)?>("SELECT id, hash FROM seal ORDER BY id DESC LIMIT 1");
        committed = latest = last is var (id, sealing) ? new SealPoint(id, sealing) : SealPoint.Start;
    }

    /// <summary>Forgets entries whose rows were rolled back.</summary>
    /// <param name="length">What <see cref="Pending"/> was before them.</param>
    public void Keep(int length) => pending.Keep(length);

    /// <summary>Writes the seal of everything announced in this transaction since its last seal, if anything was.</summary>
    public void Seal(DateTimeOffset at)
    {
        if (pending.Length == 0)
        {
            return;
        }

        var entries = pending.ToBytes();
        var text = StoredText.Of(at);
        var next = latest.Next(text, entries);
        var insert = connection.Raw(Insert);
        insert.Bind(1, next.Id);
        insert.Bind(2, text);
        insert.Bind(3, entries);
        insert.Bind(4, next.Hash);
        insert.Run();
        latest = next;
        pending.Keep(0);
    }

    /// <summary>The commit is on disk.</summary>
    public void Committed() => committed = latest;

    /// <summary>The commit failed: nothing of it is there.</summary>
    public void RolledBack()
    {
        latest = committed;
        pending.Keep(0);
    }

    /// <summary>Vouches for the rows that a table holds already, a bounded number a seal.</summary>
    public void Adopt(AuditedTable table, DateTimeOffset at)
    {
        var announced = connection.Query<int>($"SELECT {Function}({table.Arguments(ChainOperation.Adopted)}) FROM {table.Name}", buffered: false);
        foreach (var _ in announced.Where(_ => pending.Length >= LargestSeal))
        {
            Seal(at);
        }

        Seal(at);
    }

    /// <summary>What the chain would announce of each row of a table as it is.</summary>
    /// <param name="connection">Any; nothing is written.</param>
    public static IEnumerable<ChainEntry> RowsOf(PreparedConnection connection, AuditedTable table)
    {
        var chain = Attach(connection);
        foreach (var _ in connection.Query<int>($"SELECT {Function}({table.Arguments(ChainOperation.Set)}) FROM {table.Name}", buffered: false))
        {
            yield return ChainEntries.Read(chain.pending.ToBytes()).Single();
            chain.Keep(0);
        }
    }

    private void Announce(sqlite3_context context, sqlite3_value[] arguments)
    {
        var key = arguments.AsSpan(FixedArguments, raw.sqlite3_value_int(arguments[2]));
        var hashed = pending.Add(
            (byte)raw.sqlite3_value_int(arguments[0]), (ChainOperation)raw.sqlite3_value_int(arguments[1]), KeyBytes(key), out var written);
        HashInto(hashed, arguments.AsSpan(FixedArguments));
        WriteKey(written, key);
        raw.sqlite3_result_int(context, 1);
    }

    // Type and length come before each value, so that no two rows have the same bytes. Short values are gathered: a call into the library for each costs more than its hash.
    private void HashInto(Span<byte> hashed, ReadOnlySpan<sqlite3_value> values)
    {
        var filled = 0;
        foreach (var value in values)
        {
            var type = raw.sqlite3_value_type(value);
            var content = type == raw.SQLITE_INTEGER ? default : raw.sqlite3_value_blob(value);
            var next = gathered.AsSpan(Room(ref filled, Prefix));
            next[0] = (byte)type;
            BinaryPrimitives.WriteInt64LittleEndian(next[1..], type == raw.SQLITE_INTEGER ? raw.sqlite3_value_int64(value) : content.Length);
            if (content.Length <= gathered.Length)
            {
                content.CopyTo(gathered.AsSpan(Room(ref filled, content.Length)));
            }
            else
            {
                Flush(ref filled);
                hash.AppendData(content);
            }
        }

        Flush(ref filled);
        hash.GetHashAndReset(hashed);
    }

    /// <summary>Where so many bytes go; what was gathered is hashed first when they do not fit behind it.</summary>
    private int Room(ref int filled, int bytes)
    {
        if (filled + bytes > gathered.Length)
        {
            Flush(ref filled);
        }

        var at = filled;
        filled += bytes;
        return at;
    }

    private void Flush(ref int filled)
    {
        hash.AppendData(gathered.AsSpan(0, filled));
        filled = 0;
    }

    private static int KeyBytes(ReadOnlySpan<sqlite3_value> key)
    {
        var bytes = key.Length - 1;
        foreach (var value in key)
        {
            bytes += raw.sqlite3_value_type(value) == raw.SQLITE_INTEGER ? Digits(raw.sqlite3_value_int64(value)) : raw.sqlite3_value_bytes(value);
        }

        return bytes;
    }

    /// <summary>Readable, so that a missing row can be named.</summary>
    private static void WriteKey(Span<byte> written, ReadOnlySpan<sqlite3_value> key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0)
            {
                written[0] = (byte)'/';
                written = written[1..];
            }

            int count;
            if (raw.sqlite3_value_type(key[i]) == raw.SQLITE_INTEGER)
            {
                Utf8Formatter.TryFormat(raw.sqlite3_value_int64(key[i]), written, out count);
            }
            else
            {
                var text = raw.sqlite3_value_blob(key[i]);
                text.CopyTo(written);
                count = text.Length;
            }

            written = written[count..];
        }
    }

    private static int Digits(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        return Utf8Formatter.TryFormat(number, digits, out var count) ? count : 0;
    }
}

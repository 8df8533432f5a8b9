using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Engine.Core.Matching;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IOpenItems"/>
internal sealed class SqliteOpenItems(SqliteDatabase database, SqliteWriter writer) : IOpenItems
{
    /// <summary>How long it can be told what was open.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private const decimal Scale = 10_000;

    // So many in one commit: others wait for it.
    private const int Batch = 200;

    private const string Columns = "internal_id, kind, number, external_id, po_number, customer, currency, subsidiary, ar_account, amount, remaining, date, due_date";

    private const string Find =
        "SELECT kind AS Kind, number AS Number, external_id AS ExternalId, po_number AS PoNumber, customer AS Customer, currency AS Currency, subsidiary AS Subsidiary, ar_account AS ArAccount, amount AS Amount, "
        + "remaining AS Remaining, date AS Date, due_date AS DueDate FROM open_item WHERE client = @client AND internal_id = @id AND seen_to IS NULL";

    private const string Insert =
        """
        INSERT INTO open_item (client, internal_id, seen_from, generation, kind, number, external_id, po_number, customer, currency, subsidiary, ar_account, amount, remaining, scaled, date, due_date)
        VALUES (@client, @id, @At, @generation, @Kind, @Number, @ExternalId, @PoNumber, @Customer, @Currency, @Subsidiary, @ArAccount, @Amount, @Remaining, @Scaled, @Date, @DueDate)
        ON CONFLICT (client, internal_id, seen_from) DO UPDATE SET seen_to = NULL, generation = excluded.generation, kind = excluded.kind, number = excluded.number, external_id = excluded.external_id,
          po_number = excluded.po_number, customer = excluded.customer, currency = excluded.currency, subsidiary = excluded.subsidiary, ar_account = excluded.ar_account, amount = excluded.amount,
          remaining = excluded.remaining, scaled = excluded.scaled, date = excluded.date, due_date = excluded.due_date
        """;

    private const string End = "UPDATE open_item SET seen_to = @At WHERE client = @client AND internal_id = @id AND seen_to IS NULL";

    private const string Missed = "SELECT internal_id FROM open_item WHERE client = @client AND seen_to IS NULL AND generation < @Generation AND scaled <> 0";

    private const string KeepState =
        """
        INSERT INTO open_items_state (client, generation, whole_at, read_at, watermark) VALUES (@client, @Generation, @WholeAt, @ReadAt, @Watermark)
        ON CONFLICT (client) DO UPDATE SET generation = excluded.generation, whole_at = excluded.whole_at, read_at = excluded.read_at, watermark = excluded.watermark
        """;

    public async Task<OpenItemsState?> StateAsync(string client)
    {
        await using var connection = database.OpenReader();
        var row = await connection.QuerySingleOrDefaultAsync<StateRow>(
            "SELECT generation AS Generation, whole_at AS WholeAt, read_at AS ReadAt, watermark AS Watermark FROM open_items_state WHERE client = @client", new { client });
        return row is null ? null : new OpenItemsState(row.Generation, StoredText.ToInstant(row.WholeAt), StoredText.ToInstant(row.ReadAt), row.Watermark);
    }

    public async Task<ImmutableArray<bool>> KeepAsync(string client, ImmutableArray<MirroredItem> items, long generation, DateTimeOffset at)
    {
        var changes = ImmutableArray.CreateBuilder<bool>(items.Length);
        foreach (var batch in items.Chunk(Batch))
        {
            changes.AddRange(await writer.WriteAsync<ImmutableArray<bool>>(connection => [.. batch.Select(item => Keep(connection, client, item, generation, StoredText.Of(at)))]));
        }

        return changes.ToImmutable();
    }

    public Task KeepAsync(string client, ImmutableArray<OpenCustomer> customers) => writer.WriteAsync(connection => connection.Execute(
        "INSERT OR REPLACE INTO open_customer (client, internal_id, name, parent) VALUES (@client, @Id, @Name, @Parent)",
        customers.Select(customer => new { client, customer.Id, customer.Name, customer.Parent })));

    public Task<int> CloseAsync(string client, ImmutableArray<long> internalIds, DateTimeOffset at) =>
        writer.WriteAsync(connection => Close(connection, client, internalIds, at));

    public Task FinishAsync(string client, OpenItemsState state, bool isWhole, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        if (isWhole)
        {
            Close(connection, client, [.. connection.Query<long>(Missed, new { client, state.Generation })], at);
            connection.Execute("DELETE FROM open_item WHERE client = @client AND seen_to < @Before", new { client, Before = StoredText.Of(at - Kept) });
        }

        return connection.Execute(KeepState, new { client, state.Generation, WholeAt = StoredText.Of(state.WholeAt), ReadAt = StoredText.Of(state.ReadAt), state.Watermark });
    });

    public async Task ReadAsync(string client, DateTimeOffset? at, Action<MirroredItem> take)
    {
        await using var connection = database.OpenReader();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM open_item WHERE client = $client AND {(at is null ? "seen_to IS NULL" : "seen_from <= $at AND (seen_to IS NULL OR seen_to > $at)")} ORDER BY internal_id";
        command.Parameters.AddWithValue("$client", client);
        if (at is { } instant)
        {
            command.Parameters.AddWithValue("$at", StoredText.Of(instant));
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            take(Read(reader));
        }
    }

    public async Task<ImmutableArray<OpenCustomer>> CustomersAsync(string client)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Id, string? Name, string? Parent)>("SELECT internal_id, name, parent FROM open_customer WHERE client = @client", new { client });
        return [.. rows.Select(row => new OpenCustomer(row.Id, row.Name, row.Parent, Group: null))];
    }

    public async Task<ImmutableArray<string>> UnknownCustomersAsync(string client)
    {
        await using var connection = database.OpenReader();
        return
        [
            .. await connection.QueryAsync<string>(
                "SELECT DISTINCT customer FROM open_item WHERE client = @client AND seen_to IS NULL AND NOT EXISTS (SELECT 1 FROM open_customer o WHERE o.client = @client AND o.internal_id = customer) ORDER BY customer",
                new { client }),
        ];
    }

    public async Task<ImmutableHashSet<string>> TakenNumbersAsync(string client)
    {
        await using var connection = database.OpenReader();
        var taken = await connection.QueryAsync<string>(
            "SELECT number FROM open_item WHERE client = @client AND seen_to IS NULL AND number IS NOT NULL GROUP BY number HAVING COUNT(*) > 1", new { client });
        return taken.ToImmutableHashSet(StringComparer.Ordinal);
    }

    public async Task<ImmutableArray<OpenTotal>> TotalsAsync(string client)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Currency, long Items, long Charged, long Credited)>(
            "SELECT currency, COUNT(*), SUM(MAX(scaled, 0)), SUM(MAX(-scaled, 0)) FROM open_item INDEXED BY open_item_open WHERE client = @client AND seen_to IS NULL AND scaled <> 0 GROUP BY currency ORDER BY currency", new { client });
        return [.. rows.Select(row => new OpenTotal(row.Currency, (int)row.Items, row.Charged / Scale, row.Credited / Scale))];
    }

    // Whether it is new, or differs in more than what remains.
    private static bool Keep(SqliteConnection connection, string client, MirroredItem item, long generation, string at)
    {
        var id = item.InternalId;
        var wanted = RowOf(item);
        var held = connection.QuerySingleOrDefault<ItemRow>(Find, new { client, id });
        if (held == wanted)
        {
            connection.Execute(
                "UPDATE open_item SET generation = @generation WHERE client = @client AND internal_id = @id AND seen_to IS NULL AND generation <> @generation", new { client, id, generation });
            return false;
        }

        Replace(connection, client, id, wanted, generation, at);
        return held is null || held with { Remaining = wanted.Remaining } != wanted;
    }

    private static void Replace(SqliteConnection connection, string client, long id, ItemRow row, long generation, string at)
    {
        connection.Execute(End, new { client, id, At = at });
        connection.Execute(Insert, new
        {
            client,
            id,
            At = at,
            generation,
            row.Kind,
            row.Number,
            row.ExternalId,
            row.PoNumber,
            row.Customer,
            row.Currency,
            row.Subsidiary,
            row.ArAccount,
            row.Amount,
            row.Remaining,
            Scaled = decimal.ToInt64(Amount(row.Remaining) * Scale),
            row.Date,
            row.DueDate,
        });
    }

    private static int Close(SqliteConnection connection, string client, ImmutableArray<long> internalIds, DateTimeOffset at)
    {
        foreach (var id in internalIds)
        {
            if (connection.QuerySingleOrDefault<ItemRow>(Find, new { client, id }) is { } held && held.Remaining != "0")
            {
                var generation = connection.ExecuteScalar<long>("SELECT generation FROM open_item WHERE client = @client AND internal_id = @id AND seen_to IS NULL", new { client, id });
                Replace(connection, client, id, held with { Remaining = "0" }, generation, StoredText.Of(at));
            }
        }

        return internalIds.Length;
    }

    private static ItemRow RowOf(MirroredItem item)
    {
        var content = item.Content;
        return new ItemRow(
            content.Kind, item.Number, item.ExternalId, content.PoNumber, content.Customer, content.Currency, content.Subsidiary, content.ArAccount,
            content.Amount is { } amount ? Text(amount) : null, Text(content.AmountRemaining), Text(content.Date), Text(content.DueDate));
    }

    private static MirroredItem Read(SqliteDataReader row)
    {
        string? At(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var id = row.GetInt64(0);
        return new MirroredItem(id, At(2), At(3), new OpenInvoice("", row.GetString(5), row.GetString(6), Amount(row.GetString(10)))
        {
            InternalId = id.ToString(CultureInfo.InvariantCulture),
            Number = At(2),
            PoNumber = At(4),
            Kind = row.GetString(1),
            Subsidiary = At(7),
            ArAccount = At(8),
            Amount = At(9) is { } amount ? Amount(amount) : null,
            Date = Day(At(11)),
            DueDate = Day(At(12)),
        });
    }

    // Without zeros at the end, so that equal amounts are equal texts and nothing open is "0".
    private static string Text(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Amount(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record StateRow(long Generation, string WholeAt, string ReadAt, string? Watermark);

    private sealed record ItemRow(
        string Kind, string? Number, string? ExternalId, string? PoNumber, string Customer, string Currency, string? Subsidiary, string? ArAccount, string? Amount, string Remaining, string? Date,
        string? DueDate);
}

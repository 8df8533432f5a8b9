using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IPauses"/>
internal sealed class SqlitePauses(SqliteDatabase database, SqliteWriter writer) : IPauses
{
    private const int LargestPage = 1000;

    private const string Insert =
        """
        INSERT INTO pause (client, source, kind, intake, who, why, since) VALUES (@Client, @Source, @Kind, @Intake, @Who, @Why, @At)
        ON CONFLICT (client, source) DO UPDATE SET kind = excluded.kind, intake = excluded.intake, who = excluded.who, why = excluded.why, since = excluded.since
        """;

    private const string InsertEntry =
        """
        INSERT INTO pause_entry (action, client, source, intake, who, why, at) VALUES (@Action, @Client, @Source, @Intake, @Who, @Why, @At)
        """;

    public async Task<ImmutableArray<Pause>> ListAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<Row>(
            "SELECT client AS Client, source AS Source, kind AS Action, intake AS Intake, who AS Who, why AS Why, since AS At FROM pause ORDER BY client, source");
        return [.. rows.Select(row => new Pause(
            row.NamedClient, row.NamedSource, StoredText.ToEnum<PauseKind>(row.Action), row.Intake, row.Who, row.Why, StoredText.ToInstant(row.At)))];
    }

    public Task StartAsync(Pause pause) => writer.WriteAsync(connection =>
    {
        var parameters = new
        {
            Client = pause.Client ?? "",
            Source = pause.Source ?? "",
            Kind = StoredText.Of(pause.Kind),
            Action = StoredText.Of(pause.Kind),
            Intake = pause.StopsIntake,
            pause.Who,
            pause.Why,
            At = StoredText.Of(pause.Since),
        };
        connection.Execute(Insert, parameters);
        return connection.Execute(InsertEntry, parameters);
    });

    public Task<bool> EndAsync(string? client, string? source, string who, string why, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        var parameters = new { Client = client ?? "", Source = source ?? "", Action = "resume", Intake = false, Who = who, Why = why, At = StoredText.Of(at) };
        return connection.Execute("DELETE FROM pause WHERE client = @Client AND source = @Source", parameters) > 0
            && connection.Execute(InsertEntry, parameters) > 0;
    });

    public async Task<ImmutableArray<PauseEntry>> HistoryAsync(int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<Row>(
            "SELECT action AS Action, client AS Client, source AS Source, intake AS Intake, who AS Who, why AS Why, at AS At FROM pause_entry ORDER BY id DESC LIMIT @limit",
            new { limit = Math.Clamp(limit, 1, LargestPage) });
        return [.. rows.Select(row => new PauseEntry(row.Action, row.NamedClient, row.NamedSource, row.Intake, row.Who, row.Why, StoredText.ToInstant(row.At)))];
    }

    private sealed class Row
    {
        public required string Action { get; init; }

        public required string Client { get; init; }

        public required string Source { get; init; }

        public bool Intake { get; init; }

        public required string Who { get; init; }

        public required string Why { get; init; }

        public required string At { get; init; }

        public string? NamedClient => Client.Length == 0 ? null : Client;

        public string? NamedSource => Source.Length == 0 ? null : Source;
    }
}

using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IPauses"/>
internal sealed class SqlitePauses(SqliteDatabase database, SqliteWriter writer) : IPauses
{
    private const string Insert =
        """
        INSERT INTO pause (client, source, kind, intake, who, why, since) VALUES (@Client, @Source, @Kind, @Intake, @Who, @Why, @At)
        ON CONFLICT (client, source) DO UPDATE SET kind = excluded.kind, intake = excluded.intake, who = excluded.who, why = excluded.why, since = excluded.since
        """;

    public async Task<ImmutableArray<Pause>> ListAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<Row>(
            "SELECT client AS Client, source AS Source, kind AS Kind, intake AS Intake, who AS Who, why AS Why, since AS At FROM pause ORDER BY client, source");
        return [.. rows.Select(row => new Pause(
            row.NamedClient, row.NamedSource, StoredText.ToEnum<PauseKind>(row.Kind), row.Intake, row.Who, row.Why, StoredText.ToInstant(row.At)))];
    }

    public Task StartAsync(Pause pause) => writer.WriteAsync(connection =>
    {
        connection.Execute(Insert, new
        {
            Client = pause.Client ?? "",
            Source = pause.Source ?? "",
            Kind = StoredText.Of(pause.Kind),
            Intake = pause.StopsIntake,
            pause.Who,
            pause.Why,
            At = StoredText.Of(pause.Since),
        });
        var detail = StoredText.ToJson(new { Kind = StoredText.Of(pause.Kind), pause.StopsIntake });
        return SqliteStatements.Append(connection, new AuditStatement(pause.Since, "work.paused", pause.Who, pause.Client, pause.Source, pause.Why, detail));
    });

    public Task<bool> EndAsync(string? client, string? source, string who, string why, DateTimeOffset at) => writer.WriteAsync(connection =>
        connection.Execute("DELETE FROM pause WHERE client = @Client AND source = @Source", new { Client = client ?? "", Source = source ?? "" }) > 0
        && SqliteStatements.Append(connection, new AuditStatement(at, "work.resumed", who, client, source, why, null)) > 0);

    private sealed class Row
    {
        public required string Kind { get; init; }

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

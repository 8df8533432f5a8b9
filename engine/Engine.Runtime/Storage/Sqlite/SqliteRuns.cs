using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IRuns"/>
internal sealed class SqliteRuns(SqliteWriter writer) : IRuns
{
    private const string Insert =
        """
        INSERT INTO run (kind, client, name, scope, who, why, started_at, state) VALUES (@Kind, @Client, @Name, @Scope, @Who, @Why, @At, 'running')
        RETURNING id
        """;

    private const string Keep = "UPDATE run SET counts = @Counts, sums = @Sums, remarks = @Remarks, failures = @Failures, note = @Note, cursor = coalesce(@Cursor, cursor) WHERE id = @number";

    private const string Take =
        """
        INSERT INTO schedule (client, name, last_due, last_run) VALUES (@client, @name, @due, @run)
        ON CONFLICT (client, name) DO UPDATE SET last_due = excluded.last_due, last_run = coalesce(excluded.last_run, last_run)
        """;

    public Task ResumeAsync() => writer.WriteAsync(connection => connection.Execute("UPDATE run SET state = 'interrupted' WHERE state = 'running'"));

    public Task<long> StartAsync(RunStart start) => writer.WriteAsync(connection =>
    {
        var kind = StoredText.Of(start.Kind);
        var number = connection.Query<long>(
            Insert, new { Kind = kind, start.Client, start.Name, start.Scope, start.Who, start.Why, At = StoredText.Of(start.At) }).Single();
        if (start.Who is { } who)
        {
            SqliteStatements.Append(connection, new AuditStatement(
                start.At, $"{kind}.started", who, start.Client, $"{number}", start.Why, start.Scope is null ? null : StoredText.ToJson(new { start.Scope })));
        }

        return number;
    });

    public Task KeepAsync(long number, RunProgress progress) => writer.WriteAsync(connection => connection.Execute(Keep, Parameters(number, progress)));

    public Task EndAsync(long number, RunState state, RunProgress progress, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        connection.Execute(Keep, Parameters(number, progress));
        return connection.Execute(
            "UPDATE run SET state = @State, ended_at = @At WHERE id = @number", new { number, State = StoredText.Of(state), At = StoredText.Of(at) });
    });

    public Task MeetAsync(string client, string name, DateTimeOffset at) => writer.WriteAsync(connection => connection.Execute(
        "INSERT INTO schedule (client, name, last_due) VALUES (@client, @name, @At) ON CONFLICT DO NOTHING", new { client, name, At = StoredText.Of(at) }));

    public Task TakeTurnAsync(string client, string name, DateTimeOffset due, long? run) =>
        writer.WriteAsync(connection => connection.Execute(Take, new { client, name, due = StoredText.Of(due), run }));

    private static object Parameters(long number, RunProgress progress) => new
    {
        number,
        Counts = StoredText.ToJson(progress.Counts),
        Sums = StoredText.ToJson(progress.Sums),
        Remarks = StoredText.ToJson(progress.Remarks),
        Failures = StoredText.ToJson(progress.Failures),
        progress.Note,
        progress.Cursor,
    };
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What runs tell of single events goes with those events; what they counted and summed stays.</summary>
internal static partial class ErasedRuns
{
    private const string Told = "SELECT id, remarks, failures FROM run WHERE client = @client AND (remarks <> '[]' OR failures <> '[]')";

    private const string NamesOfEvent = "SELECT event_id FROM inbox WHERE id = @id UNION SELECT external_id FROM step WHERE event = @id";

    private const string Expired = "UPDATE run SET remarks = '[]', failures = '[]' WHERE client = @client AND ended_at < @before AND (remarks <> '[]' OR failures <> '[]')";

    /// <summary>By what runs call these events: their ids, and those of the records that they wrote.</summary>
    public static IReadOnlySet<string> NamesOf(SqliteConnection connection, IEnumerable<long> events) =>
        events.SelectMany(id => connection.Query<string>(NamesOfEvent, new { id })).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Forgets what is told of any of these.</summary>
    public static void Forget(SqliteConnection connection, string client, IReadOnlySet<string> names)
    {
        foreach (var (id, remarks, failures) in connection.Query<(long, string, string)>(Told, new { client }).ToList())
        {
            var left = StoredText.FromJson<ImmutableArray<string>>(remarks).Select(remark => Speaks(remark, names) ? ErasedContent.Text : remark);
            var failed = StoredText.FromJson<ImmutableArray<RunFailure>>(failures)
                .Select(failure => Speaks($"{failure.Subject} {failure.Message}", names) ? failure with { Message = ErasedContent.Text } : failure);
            connection.Execute("UPDATE run SET remarks = @Remarks, failures = @Failures WHERE id = @id", new { id, Remarks = StoredText.ToJson(left), Failures = StoredText.ToJson(failed) });
        }
    }

    /// <summary>Forgets all that is told of single events by runs that ended before an instant.</summary>
    public static void Expire(SqliteConnection connection, string client, DateTimeOffset before) => connection.Execute(Expired, new { client, before = StoredText.Of(before) });

    private static bool Speaks(string text, IReadOnlySet<string> names) => Word().Matches(text).Any(word => names.Contains(word.Value));

    [GeneratedRegex("[A-Za-z0-9_-]+")]
    private static partial Regex Word();
}

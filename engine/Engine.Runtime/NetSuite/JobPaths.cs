using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Addresses of asynchronous jobs, <c>/services/rest/async/v1/job/{id}/task/{n}/result</c>. Links come absolute or as paths; only the ids are
/// taken out of them, so that nothing is asked of another host. Source: REST help, subsect_161278579295, subsect_161252896355.
/// </summary>
internal static class JobPaths
{
    private const string Root = "/services/rest/async/v1/job";

    public static string Job(string id) => $"{Root}/{id}";

    public static string Tasks(string id) => $"{Root}/{id}/task";

    public static string Result(string id, long task) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{id}/task/{task}/result");

    /// <summary>The job that a Location names; null when it names none.</summary>
    public static string? JobId(string? location) => Segments(location) is [.., "async", "v1", "job", var id] && IsId(id) ? id : null;

    /// <summary>Whether a job says that it has ended; false for what cannot be read.</summary>
    public static bool HasEnded(ReadOnlyMemory<byte> job) => Read(job).Member("completed") == Value.True;

    /// <summary>
    /// The numbers of a job's tasks, ascending. The published sample puts the links of all tasks into one item, so every link counts; null when
    /// the list cannot be read or goes on elsewhere.
    /// </summary>
    public static ImmutableArray<long>? TaskNumbers(string job, ReadOnlyMemory<byte> list)
    {
        var content = Read(list);
        if (content.Member("items") is not { Kind: ValueKind.List } items || content.Member("hasMore") == Value.True)
        {
            return null;
        }

        var links = items.AsList().Select(item => item.Member("links")).Where(links => links.Kind == ValueKind.List).SelectMany(links => links.AsList());
        return [.. links.Select(link => TaskNumber(job, link.Member("href"))).OfType<long>().Distinct().Order()];
    }

    private static long? TaskNumber(string job, Value href) =>
        href.Kind == ValueKind.Text
        && Segments(href.AsText()) is [.., "job", var id, "task", var number]
        && id == job
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var task)
            ? task
            : null;

    private static string[] Segments(string? location) => location switch
    {
        null => [],
        _ when location.StartsWith('/') => location.Split('/'),
        _ => Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri.AbsolutePath.Split('/') : [],
    };

    private static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static Value Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Missing;
        }
    }
}

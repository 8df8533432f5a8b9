using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Core.Periods;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>How instants, states and small documents are spelled in the database: readable for a person with a SQLite shell.</summary>
internal static class StoredText
{
    // Fixed width, so that text order is time order.
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ToInstant(string text) =>
        DateTimeOffset.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The day itself, or <c>open</c> for the first open one.</summary>
    public static string Of(PeriodRelease release) => release.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open";

    public static PeriodRelease? ToReleaseOrNull(string? text) => text switch
    {
        null => null,
        "open" => new PeriodRelease(null),
        _ => new PeriodRelease(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    public static DateTimeOffset? ToInstantOrNull(string? text) => text is null ? null : ToInstant(text);

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T ToEnum<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;

    /// <summary>NetSuite compares external ids without regard to case; so does the store.</summary>
    public static string ExternalId(string externalId) => externalId.ToLowerInvariant();
}

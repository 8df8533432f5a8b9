namespace Engine.Runtime.NetSuite;

/// <summary>Reads the internal id out of the Location that answers a write. Source: REST help, section_1545141395.</summary>
internal static class RecordLocation
{
    /// <summary>
    /// The id of <c>…/record/v1/{type}/{id}</c>, absolute or path only; the type in any case. Null for everything else, such as an
    /// <c>eid:</c>, another type, or an asynchronous job: an id that is guessed points to somebody else's record.
    /// </summary>
    public static string? InternalId(string? location, string recordType)
    {
        var path = Path(location);
        var segments = path?.Split('/') ?? [];
        return segments is [.., "record", "v1", var type, var id]
            && type.Equals(recordType, StringComparison.OrdinalIgnoreCase)
            && IsInternalId(id)
                ? id
                : null;
    }

    public static bool IsInternalId(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);

    private static string? Path(string? location)
    {
        if (location is null || location.StartsWith('/'))
        {
            return location;
        }

        return Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri.AbsolutePath : null;
    }
}

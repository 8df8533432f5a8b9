namespace Engine.Core.Sources;

/// <summary>Checks the key that a sender writes into <c>Authorization: Bearer</c>. Source: RFC 6750 section 2.1.</summary>
public static class BearerKeys
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the header holds one of the keys; EVT105 otherwise.</summary>
    /// <param name="header">The header as received; null when it is missing.</param>
    /// <param name="keys">Keys in force. None may be empty.</param>
    public static SignatureVerdict.Refused? Check(string? header, IReadOnlyCollection<string> keys)
    {
        var shown = header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        return SecretComparison.AnyEqual([SecretComparison.Digest(shown)], keys.Select(SecretComparison.Digest))
            ? null
            : new SignatureVerdict.Refused(EventCodes.WrongKey, "The Authorization header holds no key of this source. Send `Authorization: Bearer <key>`.");
    }
}

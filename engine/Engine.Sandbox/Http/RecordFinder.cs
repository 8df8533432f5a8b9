using System.Globalization;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Http;

/// <summary>Finds the record that an address names: by internal id, or as <c>eid:</c> by external id.</summary>
internal sealed class RecordFinder(Company company)
{
    /// <exception cref="Refusal">There is none of that type.</exception>
    public StoredRecord Find(RecordDefinition definition, string key) => TryFind(definition, key) ?? throw Refusal.NoSuchRecord(definition.IsTransaction);

    /// <summary>The record that a call is about; null when it is about none that exists.</summary>
    public StoredRecord? Addressed(Call call) =>
        call.Segments.Count > 1 && company.Catalog.Find(call.Subject) is { } definition ? TryFind(definition, call.Segments[1]) : null;

    /// <summary>The external id of <c>eid:…</c>; null for an internal id.</summary>
    /// <exception cref="Refusal">It has letters that are not taken in an address.</exception>
    public static string? ExternalIdOf(string key)
    {
        if (!key.StartsWith("eid:", StringComparison.Ordinal))
        {
            return null;
        }

        var externalId = key[4..];
        return externalId.Length > 0 && externalId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? externalId
            : throw Refusal.User($"Invalid external id '{externalId}'. Letters, digits, _ and - are allowed in the URL.");
    }

    private StoredRecord? TryFind(RecordDefinition definition, string key)
    {
        var internalId = long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var record = ExternalIdOf(key) is { } externalId
            ? company.FindExternal(definition.Group, externalId)
            : company.Find(definition.Group, internalId);
        return record?.Definition.Name == definition.Name ? record : null;
    }
}

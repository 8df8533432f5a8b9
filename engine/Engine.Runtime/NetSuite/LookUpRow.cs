using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>One row of a look-up in SuiteQL.</summary>
/// <param name="ExternalId">As NetSuite stores it.</param>
/// <param name="Type">Code of the transaction table, such as <c>CustInvc</c>; null for other tables.</param>
internal sealed record LookUpRow(string Id, string ExternalId, string? Type)
{
    /// <summary>
    /// The rows of an answer; null when it is not whole or not what was asked for: more pages, or a row without an id. Rows must not
    /// be lost, since a record that is not among them is taken for absent.
    /// </summary>
    public static ImmutableArray<LookUpRow>? ReadAll(ReadOnlyMemory<byte> body)
    {
        try
        {
            var content = JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
            var items = content.Member("items");
            if (items.Kind != ValueKind.List || content.Member("hasMore") != Value.False)
            {
                return null;
            }

            var rows = items.AsList().Select(Read).ToList();
            return rows.Contains(null) ? null : [.. rows.OfType<LookUpRow>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LookUpRow? Read(Value row)
    {
        var id = Column(row, "id");
        var externalId = Column(row, "externalid");
        return id is null || externalId is null || !RecordLocation.IsInternalId(id) ? null : new(id, externalId, Column(row, "type"));
    }

    /// <summary>Values come as texts; Oracle warns that the casing of names may change.</summary>
    private static string? Column(Value row, string name)
    {
        if (row.Kind != ValueKind.Object)
        {
            return null;
        }

        var value = row.AsObject().Members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return value.Kind is ValueKind.Text or ValueKind.Number ? value.ToString() : null;
    }
}

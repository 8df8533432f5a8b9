using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>Reads the answer to a SuiteQL statement.</summary>
internal static class SuiteQlRows
{
    /// <summary>
    /// The rows of an answer; null when it is not whole or not what was asked for: more pages, or a row that cannot be read. Rows must not
    /// be lost, since a record that is not among them is taken for absent.
    /// </summary>
    public static ImmutableArray<T>? ReadAll<T>(ReadOnlyMemory<byte> body, Func<Value, T?> read)
        where T : class
    {
        try
        {
            var content = JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
            var items = content.Member("items");
            if (items.Kind != ValueKind.List || content.Member("hasMore") != Value.False)
            {
                return null;
            }

            var rows = items.AsList().Select(read).ToList();
            return rows.Contains(null) ? null : [.. rows.OfType<T>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A page of rows as they came; null when the answer is none.</summary>
    public static QueryAnswer.Rows? Page(ReadOnlyMemory<byte> body)
    {
        try
        {
            var content = JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
            var items = content.Member("items");
            return items.Kind == ValueKind.List ? new QueryAnswer.Rows([.. items.AsList()], content.Member("hasMore") == Value.True) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Values come as texts; Oracle warns that the casing of names may change.</summary>
    public static string? Column(Value row, string name)
    {
        if (row.Kind != ValueKind.Object)
        {
            return null;
        }

        var value = row.AsObject().Members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return value.Kind is ValueKind.Text or ValueKind.Number ? value.ToString() : null;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>Compares two documents value by value.</summary>
public static class Differences
{
    private const int Most = 500;

    // How a plan came about, and where; what is wanted does not lie in them.
    private static readonly HashSet<string> notWanted = ["tried", "origins", "revision", "asked"];

    /// <summary>Between two payloads.</summary>
    public static ImmutableArray<Difference> OfPayloads(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after) => Of(Flat(before, null), Flat(after, null));

    /// <summary>Between what two plans want. A plan that is not there wants nothing.</summary>
    public static ImmutableArray<Difference> OfPlans(ReadOnlyMemory<byte>? before, Plan after) =>
        Of(before is { } plan ? Flat(plan, notWanted) : [], Flat(PlanJson.ToBytes(after), notWanted));

    private static ImmutableArray<Difference> Of(Dictionary<string, string> before, Dictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys)
            .Select(path => new Difference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(difference => difference.Before != difference.After)
            .Take(Most),
    ];

    private static Dictionary<string, string> Flat(ReadOnlyMemory<byte> json, HashSet<string>? left)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(JsonElement.Parse(json.Span, JsonValue.Options), "", flat, left ?? []);
        return flat;
    }

    private static void Add(JsonElement element, string path, Dictionary<string, string> flat, HashSet<string> left)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(member => !left.Contains(member.Name)))
                {
                    Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", flat, left);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, n) in element.EnumerateArray().Select((item, n) => (item, n)))
                {
                    Add(item, $"{path}[{n}]", flat, left);
                }

                break;
            default:
                flat[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }
}

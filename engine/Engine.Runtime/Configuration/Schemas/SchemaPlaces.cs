using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Engine.Core.Configuration;
using NJsonSchema;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>Where in a file of some schema a key may stand, for keys that are written at the wrong level.</summary>
internal static class SchemaPlaces
{
    private const string Item = "[]";
    private const string AnyName = "<name>";
    private const int Deepest = 8;

    private static readonly ConditionalWeakTable<JsonSchema, Dictionary<string, List<ImmutableArray<string>>>> known = [];

    /// <summary><c> Move it …</c> with a leading space, or an empty text when the key is known nowhere in the file.</summary>
    /// <param name="schema">Of the file.</param>
    /// <param name="root">The file's content.</param>
    /// <param name="parent">Where the key stands now.</param>
    public static string Move(JsonSchema schema, ConfigNode root, ConfigMapping parent, string key)
    {
        if (!known.GetValue(schema, Places).TryGetValue(key, out var places) || PathOf(root, parent) is not { } path)
        {
            return "";
        }

        // The place that shares most with where the key is now is the one that was missed.
        var nearest = places.Where(place => !Fits(place, path)).OrderByDescending(place => Shared(place, path)).ThenBy(place => place.Length).FirstOrDefault();
        return nearest.IsDefault ? "" : $" Move it {Way(nearest, path)}.";
    }

    private static string Way(ImmutableArray<string> place, ImmutableArray<string> path)
    {
        var shared = Shared(place, path);
        if (shared == place.Length)
        {
            var beside = path[shared..].First(part => part != Item);
            return place.IsEmpty ? $"to the top level of the file, beside `{beside}`" : $"up, beside `{beside}`";
        }

        var under = string.Join('.', place[shared..].Where(part => part != Item));
        var isBelow = shared == path.Length;
        return place[^1] == Item ? $"into an entry of `{under}`{(isBelow ? " here" : "")}" : $"under `{under}`{(isBelow ? " here" : "")}";
    }

    private static int Shared(ImmutableArray<string> place, ImmutableArray<string> path)
    {
        var length = 0;
        while (length < place.Length && length < path.Length && (place[length] == path[length] || (place[length] == AnyName && path[length] != Item)))
        {
            length++;
        }

        return length;
    }

    private static bool Fits(ImmutableArray<string> place, ImmutableArray<string> path) => place.Length == path.Length && Shared(place, path) == path.Length;

    private static ImmutableArray<string>? PathOf(ConfigNode from, ConfigNode wanted)
    {
        if (ReferenceEquals(from, wanted))
        {
            return [];
        }

        var children = from switch
        {
            ConfigMapping mapping => mapping.Entries.Select(entry => (entry.Name, entry.Value)),
            ConfigSequence sequence => sequence.Items.Select(item => (Item, item)),
            _ => [],
        };
        return children.Select(child => PathOf(child.Item2, wanted)?.Insert(0, child.Item1)).FirstOrDefault(path => path is not null);
    }

    private static Dictionary<string, List<ImmutableArray<string>>> Places(JsonSchema schema)
    {
        var places = new Dictionary<string, List<ImmutableArray<string>>>(StringComparer.Ordinal);
        Walk(schema, [], places);
        return places;
    }

    private static void Walk(JsonSchema written, ImmutableArray<string> path, Dictionary<string, List<ImmutableArray<string>>> places)
    {
        // Schemas may contain themselves, as rules do.
        if (path.Length > Deepest)
        {
            return;
        }

        var schema = written.ActualSchema;
        foreach (var (name, property) in schema.Properties)
        {
            if (!places.TryGetValue(name, out var known))
            {
                places[name] = known = [];
            }

            known.Add(path);
            Walk(property, path.Add(name), places);
        }

        foreach (var more in schema.PatternProperties.Values.Append(schema.AdditionalPropertiesSchema).OfType<JsonSchema>())
        {
            Walk(more, path.Add(AnyName), places);
        }

        if (schema.Item is { } item)
        {
            Walk(item, path.Add(Item), places);
        }

        foreach (var branch in schema.AnyOf.Concat(schema.OneOf).Concat(schema.AllOf))
        {
            Walk(branch, path, places);
        }
    }
}

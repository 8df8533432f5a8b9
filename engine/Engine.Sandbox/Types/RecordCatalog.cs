using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Sandbox.Types;

/// <summary>All record types of the simulated account, found by name without regard to case.</summary>
internal sealed class RecordCatalog
{
    private readonly ImmutableSortedDictionary<string, RecordDefinition> byName;

    private RecordCatalog(ImmutableSortedDictionary<string, RecordDefinition> byName) => this.byName = byName;

    /// <summary>The types defined in this assembly.</summary>
    public static RecordCatalog BuiltIn { get; } = new(Definitions().ToImmutableSortedDictionary(
        definition => definition.Name, definition => definition, StringComparer.OrdinalIgnoreCase));

    public IEnumerable<RecordDefinition> All => byName.Values;

    public RecordDefinition? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The catalogue with one type replaced, as custom fields do.</summary>
    public RecordCatalog With(RecordDefinition definition) => new(byName.SetItem(definition.Name, definition));

    private static IEnumerable<RecordDefinition> Definitions() => typeof(RecordCatalog).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(RecordCatalog).Namespace + ".Records")
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(RecordDefinition))
        .Select(property => (RecordDefinition)property.GetValue(null)!);
}

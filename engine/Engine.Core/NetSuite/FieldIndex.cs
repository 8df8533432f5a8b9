using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>Fields by name.</summary>
internal sealed class FieldIndex(ImmutableArray<Field> fields)
{
    private readonly FrozenDictionary<string, Field> byName = fields.DistinctBy(field => field.Name).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    public bool IsOf(ImmutableArray<Field> others) => fields == others;

    public Field? Find(string name) => byName.GetValueOrDefault(name);
}

using System.Collections.Immutable;

namespace Engine.Core.Mapping;

/// <summary>Which names the expressions of a mapping read, those included that stand in the names they read.</summary>
internal sealed class NameUse
{
    private readonly Dictionary<int, ImmutableSortedSet<int>> byName = [];

    /// <summary>The slots of the names that were read since <see cref="Begin"/>.</summary>
    public ImmutableSortedSet<int> Read { get; private set; } = [];

    /// <summary>Another expression begins.</summary>
    public void Begin() => Read = [];

    /// <summary>The expression reads the name in a slot.</summary>
    public void Add(int slot) => Read = Read.Add(slot).Union(byName.GetValueOrDefault(slot, []));

    /// <summary>The expression is what the name in a slot stands for.</summary>
    public void Name(int slot) => byName[slot] = Read;
}

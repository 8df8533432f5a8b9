using System.Collections.Immutable;

namespace Engine.Core.Mapping;

/// <summary>Names of a mapping that have a value before anything is looked up, in the order in which they are computed.</summary>
public sealed record NamedValues(ImmutableArray<LetBinding> Lets, ImmutableArray<RouteBinding> Routes)
{
    /// <summary>Those in these slots.</summary>
    internal NamedValues In(ImmutableSortedSet<int> slots) =>
        new([.. Lets.Where(let => slots.Contains(let.Slot))], [.. Routes.Where(route => slots.Contains(route.Slot))]);
}

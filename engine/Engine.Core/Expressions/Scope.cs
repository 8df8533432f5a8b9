using System.Collections.Immutable;

namespace Engine.Core.Expressions;

/// <summary>The names an expression may use; each has a slot in the <see cref="EvaluationFrame"/>, in order of declaration.</summary>
public sealed record Scope
{
    private readonly ImmutableArray<Known> known;

    private Scope(ImmutableArray<string> names, ImmutableArray<Known> known)
    {
        Names = names;
        this.known = known;
    }

    public static Scope Empty { get; } = new([], []);

    public ImmutableArray<string> Names { get; }

    /// <summary>A scope with one more name, in the next slot. A later name hides an earlier one that is spelled alike.</summary>
    public Scope With(string name, Kinds kinds = Kinds.Any) => With(name, new Known(kinds));

    /// <summary>The same for an object whose members are all known: any other member is then a finding.</summary>
    public Scope With(string name, Shape shape) => With(name, new Known(Kinds.Object, shape));

    /// <summary>The same for a value of which more is known than its kind.</summary>
    public Scope With(string name, Known value) => new(Names.Add(name), known.Add(value));

    /// <summary>The same scope where something else is known of the value in a slot.</summary>
    public Scope Replace(int slot, Known value) => new(Names, known.SetItem(slot, value));

    /// <summary>The same scope where the names in these slots are not known; every other name keeps its slot.</summary>
    public Scope Hide(int from, int to) => new([.. Names.Select((name, slot) => slot >= from && slot < to ? "" : name)], known);

    /// <summary>The same scope where names that were hidden are known again, as another scope with the same slots has them.</summary>
    public Scope Unhide(Scope other) => new([.. Names.Select((name, slot) => slot < other.Names.Length ? other.Names[slot] : name)], known);

    /// <summary>The slot of a name, or -1.</summary>
    public int SlotOf(string name) => Names.LastIndexOf(name);

    public Kinds KindsOf(int slot) => known[slot].Kinds;

    /// <summary>The members of the object in a slot, when they are all known.</summary>
    public Shape? ShapeOf(int slot) => known[slot].Shape;

    /// <summary>All that is known of the value in a slot.</summary>
    public Known KnownOf(int slot) => known[slot];
}

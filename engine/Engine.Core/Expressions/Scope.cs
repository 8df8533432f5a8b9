using System.Collections.Immutable;

namespace Engine.Core.Expressions;

/// <summary>The names an expression may use; each has a slot in the <see cref="EvaluationFrame"/>, in order of declaration.</summary>
public sealed record Scope
{
    private readonly ImmutableArray<Kinds> kinds;
    private readonly ImmutableArray<Shape?> shapes;

    private Scope(ImmutableArray<string> names, ImmutableArray<Kinds> kinds, ImmutableArray<Shape?> shapes)
    {
        Names = names;
        this.kinds = kinds;
        this.shapes = shapes;
    }

    public static Scope Empty { get; } = new([], [], []);

    public ImmutableArray<string> Names { get; }

    /// <summary>A scope with one more name, in the next slot. A later name hides an earlier one that is spelled alike.</summary>
    public Scope With(string name, Kinds kinds = Kinds.Any) => new(Names.Add(name), this.kinds.Add(kinds), shapes.Add(null));

    /// <summary>The same for an object whose members are all known: any other member is then a finding.</summary>
    public Scope With(string name, Shape shape) => new(Names.Add(name), kinds.Add(Kinds.Object), shapes.Add(shape));

    /// <summary>The slot of a name, or -1.</summary>
    public int SlotOf(string name) => Names.LastIndexOf(name);

    public Kinds KindsOf(int slot) => kinds[slot];

    /// <summary>The members of the object in a slot, when they are all known.</summary>
    public Shape? ShapeOf(int slot) => shapes[slot];
}

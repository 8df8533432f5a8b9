using System.Collections.Immutable;

namespace Engine.Core.Expressions;

/// <summary>The names an expression may use; each has a slot in the <see cref="EvaluationFrame"/>, in order of declaration.</summary>
public sealed record Scope
{
    private Scope(ImmutableArray<string> names, ImmutableArray<Kinds> kinds)
    {
        Names = names;
        KindsOfNames = kinds;
    }

    public static Scope Empty { get; } = new([], []);

    public ImmutableArray<string> Names { get; }

    private ImmutableArray<Kinds> KindsOfNames { get; }

    /// <summary>A scope with one more name, in the next slot. A later name hides an earlier one that is spelled alike.</summary>
    public Scope With(string name, Kinds kinds = Kinds.Any) => new(Names.Add(name), KindsOfNames.Add(kinds));

    /// <summary>The slot of a name, or -1.</summary>
    public int SlotOf(string name) => Names.LastIndexOf(name);

    public Kinds KindsOf(int slot) => KindsOfNames[slot];
}

using System.Collections.Concurrent;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// The parts that a client was last compiled to, each with what it was made of. A part whose ingredients are the same objects, or equal texts,
/// is taken again, so that a change costs what depends on it. Only parts in which nothing is wrong are kept: a finding may speak of what
/// stands elsewhere.
/// </summary>
public sealed class CompileMemory
{
    private readonly ConcurrentDictionary<string, Part> parts = new(StringComparer.Ordinal);

    /// <summary>The part of a name: the one that is kept, or one that is made. Several may be asked for at once, but not one name twice.</summary>
    /// <param name="name">Which part, such as <c>mapping stripe-invoice</c>.</param>
    /// <param name="ingredients">Everything that making it looks at and that could be different the next time.</param>
    /// <param name="make">Makes it, and reports what is wrong with it.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public T Recall<T>(string name, object?[] ingredients, Func<FindingSink, T> make, FindingSink findings)
    {
        if (parts.TryGetValue(name, out var part) && AreSame(part.Ingredients, ingredients))
        {
            part.IsUsed = true;
            return (T)part.Made!;
        }

        var own = new FindingSink();
        var made = make(own);
        var found = own.ToImmutable();
        if (found.IsEmpty)
        {
            parts[name] = new Part(ingredients, made) { IsUsed = true };
        }

        findings.AddRange(found);
        return made;
    }

    /// <summary>Forgets the parts that were not asked for since the last time, such as mappings that are gone.</summary>
    internal void Forget()
    {
        foreach (var (name, part) in parts)
        {
            if (!part.IsUsed)
            {
                parts.TryRemove(name, out _);
            }

            part.IsUsed = false;
        }
    }

    private static bool AreSame(object?[] kept, object?[] now)
    {
        var same = kept.Length == now.Length;
        for (var i = 0; same && i < now.Length; i++)
        {
            same = ReferenceEquals(kept[i], now[i]) || (kept[i] is string text && now[i] is string other && text == other);
        }

        return same;
    }

    private sealed record Part(object?[] Ingredients, object? Made)
    {
        public bool IsUsed { get; set; }
    }
}

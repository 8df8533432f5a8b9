using System.Collections.Frozen;

namespace Engine.Core.Expressions;

/// <summary>What is known of an object before any is seen: its members and what is known of each. A member that is not listed does not exist.</summary>
/// <param name="Name">What messages call such an object, such as <c>invoice</c>; null for one without a name.</param>
public sealed record Shape(FrozenDictionary<string, Known> Members, string? Name = null)
{
    /// <summary>Members whose name begins so exist too and can be anything, such as custom fields; null where there are none.</summary>
    public string? OpenPrefix { get; init; }

    /// <summary>What is known of a member; null when there is none of that name.</summary>
    public Known? Find(string name) => Members.TryGetValue(name, out var known) ? known
        : OpenPrefix is not null && name.StartsWith(OpenPrefix, StringComparison.Ordinal) ? Known.Anything
        : null;

    /// <summary>The event envelope, as <c>MappingScope</c> fills it.</summary>
    public static Shape Event { get; } = Of(
        ("source", Kinds.Text),
        ("type", Kinds.Text),
        ("id", Kinds.Text),
        ("occurredAt", Kinds.Instant),
        ("apiVersion", Kinds.Text | Kinds.Nothing));

    /// <summary>The client, as <c>MappingScope</c> fills it.</summary>
    public static Shape Client { get; } = Of(("name", Kinds.Text), ("baseCurrency", Kinds.Text), ("timeZone", Kinds.Text));

    /// <summary>A difference of two dates or instants.</summary>
    internal static Shape Duration { get; } = Of(
        ("Days", Kinds.Number),
        ("TotalDays", Kinds.Number),
        ("Hours", Kinds.Number),
        ("TotalHours", Kinds.Number),
        ("Minutes", Kinds.Number),
        ("TotalMinutes", Kinds.Number),
        ("Seconds", Kinds.Number),
        ("TotalSeconds", Kinds.Number));

    public static Shape Of(params ReadOnlySpan<(string Name, Kinds Kinds)> members)
    {
        var all = new Dictionary<string, Known>(members.Length);
        foreach (var (name, kinds) in members)
        {
            all.Add(name, new Known(kinds));
        }

        return new Shape(all.ToFrozenDictionary());
    }

    /// <summary>The shape of an object that is of this shape or of the other: what either has, it can have.</summary>
    public Shape Or(Shape other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }
        var all = new Dictionary<string, Known>(Members);
        foreach (var (name, known) in other.Members)
        {
            all[name] = all.TryGetValue(name, out var mine) ? mine.Or(known) : known;
        }
        return new Shape(all.ToFrozenDictionary(), Name == other.Name ? Name : $"{Name} or {other.Name}") { OpenPrefix = OpenPrefix ?? other.OpenPrefix };
    }
}

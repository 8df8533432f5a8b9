using System.Collections.Frozen;

namespace Engine.Core.Expressions;

/// <summary>What is known of an object before any is seen: all its members and the kinds they have.</summary>
public sealed record Shape(FrozenDictionary<string, Kinds> Members)
{
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
        var all = new Dictionary<string, Kinds>(members.Length);
        foreach (var (name, kinds) in members)
        {
            all.Add(name, kinds);
        }

        return new Shape(all.ToFrozenDictionary());
    }
}

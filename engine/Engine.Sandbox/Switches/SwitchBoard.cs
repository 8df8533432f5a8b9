using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Engine.Sandbox.Switches;

/// <summary>How the switches of one sandbox stand.</summary>
internal sealed class SwitchBoard
{
    private readonly ConcurrentDictionary<string, string> set = new(StringComparer.Ordinal);

    /// <summary>Every switch there is, by name.</summary>
    public static ImmutableSortedDictionary<string, Switch> Known { get; } = typeof(SwitchBoard).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SwitchBoard).Namespace)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(Switch))
        .Select(property => (Switch)property.GetValue(null)!)
        .ToImmutableSortedDictionary(known => known.Name, known => known, StringComparer.Ordinal);

    public string this[Switch known] => set.GetValueOrDefault(known.Name, known.Default);

    public bool Is(Switch known, string value) => this[known] == value;

    public int Number(Switch known) => int.Parse(this[known], CultureInfo.InvariantCulture);

    public TimeSpan Seconds(Switch known) => TimeSpan.FromSeconds(Number(known));

    /// <summary>Sets one switch by name; its own default sets it back.</summary>
    /// <exception cref="ArgumentException">There is no such switch, or it does not take the value.</exception>
    public void Set(string name, string value)
    {
        if (!Known.TryGetValue(name, out var known))
        {
            throw new ArgumentException($"There is no switch '{name}'. There are: {string.Join(", ", Known.Keys)}.");
        }

        if (!known.Takes(value))
        {
            throw new ArgumentException($"The switch {name} does not take '{value}'. It takes "
                + (known.IsNumber ? "a whole number." : $"{string.Join(", ", known.Values)}."));
        }

        set[name] = value;
    }

    /// <summary>Sets every switch back.</summary>
    public void Reset() => set.Clear();
}

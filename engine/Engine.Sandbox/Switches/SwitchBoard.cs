using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Engine.Sandbox.Switches;

/// <summary>How the switches of one sandbox stand.</summary>
internal sealed class SwitchBoard
{
    private readonly ConcurrentDictionary<string, string> set = new(StringComparer.Ordinal);

    /// <summary>Every switch there is, by name, with the area it belongs to: <c>record</c>, <c>job</c>, …</summary>
    public static ImmutableSortedDictionary<string, (Switch Switch, string Area)> Known { get; } = typeof(SwitchBoard).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SwitchBoard).Namespace)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Switch))
            .Select(property => ((Switch)property.GetValue(null)!, type.Name.Replace("Switches", "", StringComparison.Ordinal).ToLowerInvariant())))
        .ToImmutableSortedDictionary(known => known.Item1.Name, known => known, StringComparer.Ordinal);

    public string this[Switch known] => set.GetValueOrDefault(known.Name, known.Default);

    public bool Is(Switch known, string value) => this[known] == value;

    public bool IsOn(Switch known) => Is(known, "true");

    public int Number(Switch known) => int.Parse(this[known], CultureInfo.InvariantCulture);

    public TimeSpan Seconds(Switch known) => TimeSpan.FromSeconds(Number(known));

    /// <summary>Sets switches by name: all of them or, when one is not taken, none.</summary>
    /// <exception cref="ArgumentException">There is no such switch, or it does not take the value.</exception>
    public void Set(IEnumerable<KeyValuePair<string, string>> values)
    {
        var wanted = values.ToList();
        if (wanted.Select(Problem).OfType<string>().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem);
        }

        foreach (var (name, value) in wanted)
        {
            set[name] = value;
        }
    }

    /// <summary>Sets every switch back.</summary>
    public void Reset() => set.Clear();

    private static string? Problem(KeyValuePair<string, string> wanted) => !Known.TryGetValue(wanted.Key, out var known)
        ? $"There is no switch '{wanted.Key}'. There are: {string.Join(", ", Known.Keys)}."
        : known.Switch.Takes(wanted.Value)
            ? null
            : $"The switch {wanted.Key} does not take '{wanted.Value}'. It takes "
                + (known.Switch.IsNumber ? "a whole number." : $"{string.Join(", ", known.Switch.Values)}.");
}

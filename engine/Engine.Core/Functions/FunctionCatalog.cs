using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Core.Functions;

/// <summary>
/// All functions and list methods, found by reflection. There is no list to register in. One that is asked for is looked for by the name
/// of its class first: making all of them takes a quarter of the time to a first answer.
/// </summary>
public static class FunctionCatalog
{
    private static readonly Assembly Own = typeof(FunctionCatalog).Assembly;
    private static readonly ConcurrentDictionary<Type, object> Made = [];
    private static readonly ConcurrentDictionary<string, TransformFunction> Asked = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<ImmutableArray<TransformFunction>> AllFunctions = new(
        () => [.. Instances<TransformFunction>().OrderBy(function => function.Spec.Name, StringComparer.Ordinal)]);

    private static readonly Lazy<ImmutableArray<ListMethod>> AllMethods = new(
        () => [.. Instances<ListMethod>().OrderBy(method => method.Spec.Name, StringComparer.Ordinal)]);

    private static readonly Lazy<FrozenDictionary<string, TransformFunction>> ByName = new(Index);

    /// <summary>In order of name.</summary>
    public static ImmutableArray<TransformFunction> Functions => AllFunctions.Value;

    /// <summary>In order of name.</summary>
    public static ImmutableArray<ListMethod> ListMethods => AllMethods.Value;

    /// <summary>What the functions may be called by; method spellings begin with a dot.</summary>
    public static IEnumerable<string> Names => ByName.Value.Keys;

    /// <summary>The function of a name; null when there is none. Case does not count.</summary>
    public static TransformFunction? Find(string name)
    {
        if (Asked.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Likely(name) ?? ByName.Value.GetValueOrDefault(name);
        return found is null ? null : Asked.GetOrAdd(name, found);
    }

    /// <summary>The function behind <c>value.Method(…)</c>.</summary>
    public static TransformFunction? FindMethod(string name) => Find("." + name);

    /// <summary>The list method of a name; null when there is none. Its class is the name and <c>Method</c>.</summary>
    public static ListMethod? FindListMethod(string name) => Instance<ListMethod>($"{name}Method");

    // trimPrefix is TrimPrefix, amount AmountFunction, Math.Round MathRound, Math.Abs Abs, .ToUpper Upper.
    private static TransformFunction? Likely(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        var bare = last.StartsWith("To", StringComparison.OrdinalIgnoreCase) ? last[2..] : last;
        foreach (var type in (string[])[name.Replace(".", "", StringComparison.Ordinal), last, bare, $"{last}Function"])
        {
            if (Instance<TransformFunction>(type) is { } function && IsCalled(function.Spec, name))
            {
                return function;
            }
        }

        return null;
    }

    private static bool IsCalled(FunctionSpec spec, string name) =>
        spec.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || spec.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, TransformFunction> Index() => Functions
        .SelectMany(function => function.Spec.Aliases.Append(function.Spec.Name).Select(name => KeyValuePair.Create(name, function)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<T> Instances<T>()
        where T : class => Own.GetTypes().Select(Instance<T>).OfType<T>();

    private static T? Instance<T>(string type)
        where T : class => type.All(char.IsAsciiLetterOrDigit) && Own.GetType($"{typeof(FunctionCatalog).Namespace}.{type}", throwOnError: false, ignoreCase: true) is { } found
            ? Instance<T>(found)
            : null;

    private static T? Instance<T>(Type type)
        where T : class => !type.IsAbstract && typeof(T).IsAssignableFrom(type) ? (T)Made.GetOrAdd(type, one => Activator.CreateInstance(one)!) : null;
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Core.Functions;

/// <summary>All functions and list methods, found by reflection once. There is no list to register in.</summary>
public static class FunctionCatalog
{
    private static readonly Lazy<FrozenDictionary<string, TransformFunction>> ByName = new(Index);
    private static readonly Lazy<FrozenDictionary<string, ListMethod>> ByMethod = new(
        () => ListMethods.ToFrozenDictionary(method => method.Spec.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>In order of name.</summary>
    public static ImmutableArray<TransformFunction> Functions { get; } =
        [.. Instances<TransformFunction>().OrderBy(function => function.Spec.Name, StringComparer.Ordinal)];

    /// <summary>In order of name.</summary>
    public static ImmutableArray<ListMethod> ListMethods { get; } =
        [.. Instances<ListMethod>().OrderBy(method => method.Spec.Name, StringComparer.Ordinal)];

    /// <summary>What the functions may be called by; method spellings begin with a dot.</summary>
    public static IEnumerable<string> Names => ByName.Value.Keys;

    /// <summary>The function of a name; null when there is none. Case does not count.</summary>
    public static TransformFunction? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The function behind <c>value.Method(…)</c>.</summary>
    public static TransformFunction? FindMethod(string name) => ByName.Value.GetValueOrDefault("." + name);

    public static ListMethod? FindListMethod(string name) => ByMethod.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, TransformFunction> Index() => Functions
        .SelectMany(function => function.Spec.Aliases.Append(function.Spec.Name).Select(name => (Name: name, Function: function)))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Function, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<T> Instances<T>() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .Select(type => (T)Activator.CreateInstance(type)!);
}

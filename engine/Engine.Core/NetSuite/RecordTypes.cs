using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite;

/// <summary>
/// Every record type the engine can write. A type is a class with a static <c>Definition</c> in the namespace <c>Records</c>;
/// there is no list to register in.
/// </summary>
public static class RecordTypes
{
    private static readonly FrozenDictionary<string, RecordType> ByName = Read().ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Ordered by name.</summary>
    public static ImmutableArray<RecordType> All { get; } = [.. ByName.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>The record type of that REST name, compared exactly; null when the engine does not know it.</summary>
    public static RecordType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The transaction type with that <c>type</c> in SuiteQL, such as <c>CustInvc</c>; null when the engine does not know it.</summary>
    public static RecordType? FindBySuiteQlType(string code) => All.FirstOrDefault(type => type.SuiteQlType == code);

    /// <summary><c> Did you mean "x"?</c> for a name that <see cref="Find"/> does not know, or an empty text.</summary>
    public static string DidYouMean(string name) => Suggestion.DidYouMean(name, ByName.Keys);

    private static IEnumerable<RecordType> Read() =>
        typeof(RecordTypes).Assembly.GetTypes()
            .Where(type => type.Namespace == $"{typeof(RecordTypes).Namespace}.Records")
            .Select(type => type.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(RecordType))
            .Select(property => (RecordType)property!.GetValue(null)!);
}

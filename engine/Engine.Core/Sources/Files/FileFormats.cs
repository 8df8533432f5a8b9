using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.Sources.Files;

/// <summary>The file formats there are.</summary>
public static class FileFormats
{
    private static readonly FrozenDictionary<string, FileFormat> ByName = typeof(FileFormat).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(FileFormat)) && !type.IsAbstract)
        .Select(type => (FileFormat)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(format => format.Name, StringComparer.Ordinal);

    /// <summary>In order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Null when there is no such format.</summary>
    public static FileFormat? Find(string name) => ByName.GetValueOrDefault(name);
}

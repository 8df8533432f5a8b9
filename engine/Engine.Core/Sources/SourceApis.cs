using System.Collections.Frozen;

namespace Engine.Core.Sources;

/// <summary>The sources that can be asked. A class that derives from <see cref="SourceApi"/> is found by itself.</summary>
public static class SourceApis
{
    private static readonly FrozenDictionary<string, SourceApi> BySource = typeof(SourceApi).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(SourceApi)) && !type.IsAbstract)
        .Select(type => (SourceApi)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(api => api.Source, StringComparer.Ordinal);

    /// <summary>Null when the engine cannot ask that source.</summary>
    public static SourceApi? Find(string source) => BySource.GetValueOrDefault(source);
}

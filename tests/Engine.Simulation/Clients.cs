using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Simulation;

/// <summary>The clients that the stories are about: acme as the repository has it, and one of the simulation's own.</summary>
internal static class Clients
{
    /// <exception cref="InvalidDataException">A configuration does not compile.</exception>
    public static IReadOnlyDictionary<string, ClientConfig> Load()
    {
        var own = Directory.CreateTempSubdirectory("engine-simulation-");
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "project"), own.FullName);
            Copy(Repository.PathOf("schemas"), Path.Combine(own.FullName, "schemas"));
            return new[] { Repository.Root, own.FullName }
                .SelectMany(folder => Read(folder).Clients)
                .ToFrozenDictionary(client => client.Key, client => client.Value, StringComparer.Ordinal);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    /// <summary>Copies a folder whole.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static Snapshot Read(string folder)
    {
        var loaded = ConfigurationLoader.Load(folder);
        return loaded.Snapshot
            ?? throw new InvalidDataException(string.Join('\n', loaded.Findings.Select(finding => $"{finding.Span} {finding.Code.Id} {finding.Message}")));
    }
}

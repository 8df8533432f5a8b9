using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration.Schemas;

namespace Engine.Runtime.Configuration;

/// <summary>Finds and reads all files of a project and puts the layers of each client together.</summary>
internal sealed class ConfigurationReader(ProjectFolder project, ReadCache cache, FindingSink findings)
{
    private const string Mappings = "mappings";

    /// <summary>Every file of configuration there is, by path.</summary>
    public ImmutableSortedDictionary<string, ReadFile> ReadFiles()
    {
        if (!project.HasFolder(Mappings))
        {
            Report(ConfigurationCodes.NoProject, Mappings, "There is no folder `mappings` here.");
            return ImmutableSortedDictionary<string, ReadFile>.Empty;
        }

        var owners = Owners();
        var known = new List<(string Path, ConfigFileKind Kind)>();
        foreach (var path in project.FilesBelow(Mappings, findings).Concat(project.FilesBelow("rules", findings)))
        {
            if (ConfigFileKinds.Of(path) is { } kind && owners.Contains(ConfigFileKinds.OwnerOf(path)!))
            {
                known.Add((path, kind));
            }
            else if (ConfigFileKinds.LooksMeant(path))
            {
                ReportNotRead(path, owners);
            }
        }

        return Read(known);
    }

    private ImmutableSortedDictionary<string, ReadFile> Read(List<(string Path, ConfigFileKind Kind)> known)
    {
        var reader = new ConfigFileReader(project, SchemaSet.Of(project, findings), cache);
        var read = known.AsParallel().AsOrdered().Select(file =>
        {
            var own = new FindingSink();
            return (File: reader.Read(file.Path, file.Kind, own), Findings: own.ToImmutable());
        }).ToList();
        cache.EndReading();
        foreach (var (_, found) in read)
        {
            findings.AddRange(found);
        }

        return read.ToImmutableSortedDictionary(file => file.File.Path, file => file.File, StringComparer.Ordinal);
    }

    /// <summary>The clients whose <c>client.yaml</c> can be used, in order of name.</summary>
    /// <param name="environment">Whose environment files are laid on top; null for none.</param>
    public ImmutableArray<ReadClient> Clients(ImmutableSortedDictionary<string, ReadFile> files, string? environment)
    {
        Environments.Check([.. files.Values], environment, findings);
        var layers = new ClientLayers(project, files, environment, findings, cache);
        return [.. ClientNames().Select(name => Client(name, files, layers)).OfType<ReadClient>()];
    }

    private ReadClient? Client(string name, ImmutableSortedDictionary<string, ReadFile> files, ClientLayers layers)
    {
        if (!files.TryGetValue($"{Mappings}/{name}/client.yaml", out var file))
        {
            Report(ConfigurationCodes.NoClientFile, $"{Mappings}/{name}/client.yaml", $"The client's folder mappings/{name} has no client.yaml.");
            return null;
        }

        return file.IsShaped ? layers.Client(name, file) : null;
    }

    private IEnumerable<string> ClientNames() => project.Folders(Mappings).Select(NameOf).Where(name => name != "packs");

    private HashSet<string> Owners() =>
        [.. ClientNames(), .. project.Folders($"{Mappings}/packs").Select(pack => $"packs/{NameOf(pack)}")];

    private void ReportNotRead(string path, HashSet<string> owners)
    {
        var owner = ConfigFileKinds.OwnerOf(path);
        var why = owner is not null && !owners.Contains(owner)
            ? $"There is no mappings/{owner}, so nothing reads this file.{Suggestion.DidYouMean(owner, owners)}"
            : path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                ? $"Nothing reads this file: its name must end in .yaml."
                : "Nothing reads a file in this place or of this name.";
        Report(ConfigurationCodes.NotRead, path, why);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private void Report(DiagnosticCode code, string path, string message) =>
        findings.Error(code, new SourceSpan(path, new TextPosition(1, 1), new TextPosition(1, 1)), message);
}

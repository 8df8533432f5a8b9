using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Puts a client together from the packs it extends and its own files, lowest layer first.</summary>
internal sealed class ClientLayers(
    ProjectFolder project, ImmutableSortedDictionary<string, ReadFile> files, string? environment, FindingSink findings, ReadCache cache)
{
    private readonly ILookup<string?, ReadFile> byOwner = files.Values.ToLookup(file => ConfigFileKinds.OwnerOf(file.Path));

    /// <param name="name">The client's folder.</param>
    /// <param name="client">Its <c>client.yaml</c>, in shape.</param>
    public ReadClient Client(string name, ReadFile client)
    {
        var packs = Packs(client, out var allFound);
        var owners = packs.Add(name);
        var chosen = environment is null ? null : files.GetValueOrDefault(Environments.PathOf(name, environment));
        var parts = owners.SelectMany(Of).Where(file => HasEffect(file.Kind) || file == chosen).ToList();
        var unusable = parts.Where(file => !file.IsShaped).ToList();
        var isComplete = allFound && unusable.Count == 0;
        var memory = cache.MemoryOf(name);
        var settings = chosen is { IsShaped: true }
            ? memory.Recall("settings", [client.File, chosen.File], found => Environments.Over(client.File!, chosen.File!, found), findings)
            : client.File!;
        var source = new ClientSource
        {
            Name = name,
            Revision = FileRevision.Of(parts),
            IsComplete = isComplete,
            Client = settings,
            Events = Sound(owners, ConfigFileKind.Events),
            Shapes = Sound(owners, ConfigFileKind.Shape),
            Mappings = Mappings(MappingLayers(owners, chosen), settings, unusable, isComplete, memory),
            Crosswalks = Sound(owners, ConfigFileKind.Crosswalk),
            Scripts = Sound(owners, ConfigFileKind.Script),
            RuleSets = Sound(owners, ConfigFileKind.RuleSet),
            Account = files.GetValueOrDefault(AccountFile.PathOf(name, chosen is null ? null : environment)) is { IsShaped: true } account ? account.File : null,
        };
        return new ReadClient(source, allFound && unusable.TrueForAll(file => file.Kind == ConfigFileKind.Mapping), isComplete, [.. parts]);
    }

    // What is written does not depend on specs and on what was imported from the account, so the revision does not either.
    private static bool HasEffect(ConfigFileKind kind) => kind is not (ConfigFileKind.Spec or ConfigFileKind.MatchSpec or ConfigFileKind.Environment or ConfigFileKind.Account);

    /// <summary>The mapping files of a client by layer, lowest first: packs, its own, its environment's.</summary>
    public ImmutableArray<ImmutableArray<ConfigFile>> MappingLayers(string name, ReadFile client) =>
        MappingLayers(Packs(client, out _).Add(name), environment is null ? null : files.GetValueOrDefault(Environments.PathOf(name, environment)));

    private ImmutableArray<ImmutableArray<ConfigFile>> MappingLayers(ImmutableArray<string> owners, ReadFile? chosen) =>
    [
        .. owners.Select(owner => Sound([owner], ConfigFileKind.Mapping)),
        chosen is { IsShaped: true } ? Environments.Overlays(chosen.File!) : [],
    ];

    private ImmutableArray<LayeredMapping> Mappings(
        ImmutableArray<ImmutableArray<ConfigFile>> written, ConfigFile client, List<ReadFile> unusable, bool isComplete, CompileMemory memory)
    {
        // A mapping one of whose layers cannot be used is left out whole: what the layer says would be reported as missing.
        var broken = unusable.Select(file => (file.File?.Root as ConfigMapping)?.Text("mapping")).ToHashSet();
        var layers = written
            .Select(layer => layer.RemoveAll(file => broken.Contains(((ConfigMapping)file.Root).Text("mapping"))))
            .ToImmutableArray();
        var defaults = ((ConfigMapping)client.Root).Mapping("defaults");
        var sources = ((ConfigMapping)client.Root).Mapping("sources");
        return
        [
            .. LayerMerger.Merge(layers, defaults, findings, !isComplete, memory)
                .Select(mapping => memory.Recall($"key {mapping.Name}", [mapping, sources], _ => SourceKeys.Apply(mapping, sources), findings)),
        ];
    }

    private ImmutableArray<string> Packs(ReadFile client, out bool allFound)
    {
        var packs = ImmutableArray.CreateBuilder<string>();
        allFound = true;
        foreach (var written in (((ConfigMapping)client.File!.Root).Sequence("extends")?.Items ?? []).OfType<ConfigScalar>())
        {
            if (IsPack(written))
            {
                packs.Add(written.Text);
            }
            else
            {
                allFound = false;
            }
        }

        return packs.ToImmutable();
    }

    private bool IsPack(ConfigScalar written)
    {
        if (!ProjectFolder.IsSafe(written.Text) || (project.Has($"mappings/{written.Text}") && !project.IsInside($"mappings/{written.Text}")))
        {
            findings.Error(ConfigurationCodes.UnsafePath, written.Span, $"\"{written.Text}\" is not a path inside the project. Write a folder under mappings/, such as packs/stripe.");
            return false;
        }

        if (written.Text.Split('/') is ["packs", _] && project.HasFolder($"mappings/{written.Text}"))
        {
            return true;
        }

        var known = project.Folders("mappings/packs").Select(path => path["mappings/".Length..]).ToList();
        var hint = Suggestion.DidYouMean(written.Text, known);
        var fallback = hint.Length == 0 && known.Count > 0 ? $" There are: {string.Join(", ", known)}." : hint;
        findings.Error(ConfigurationCodes.UnknownPack, written.Span, $"There is no pack \"{written.Text}\".{fallback}");
        return false;
    }

    private ImmutableArray<ConfigFile> Sound(ImmutableArray<string> owners, ConfigFileKind kind) =>
        [.. owners.SelectMany(Of).Where(file => file.Kind == kind && file.IsShaped).Select(file => file.File!)];

    private IEnumerable<ReadFile> Of(string owner) => byOwner[owner];
}

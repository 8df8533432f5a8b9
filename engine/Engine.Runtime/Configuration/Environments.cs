using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration.Schemas;

namespace Engine.Runtime.Configuration;

/// <summary>The environment file, the highest layer of a client.</summary>
internal static class Environments
{
    /// <summary>The overlays of mappings in an environment file, as mapping files of their own; none for other files.</summary>
    public static ImmutableArray<ConfigFile> Overlays(ConfigFile file) => file is { Kind: ConfigFileKind.Environment, Root: ConfigMapping root }
        ? [.. (root.Sequence("mappings")?.Items ?? []).Select(item => file with { Kind = ConfigFileKind.Mapping, Root = item })]
        : [];

    public static string PathOf(string client, string environment) => $"mappings/{client}/environments/{environment}.yaml";

    /// <summary>The client's settings with those of the environment laid over them, checked as a whole.</summary>
    public static ConfigFile Over(ConfigFile client, ConfigFile environment, FindingSink findings)
    {
        var upper = (ConfigMapping)environment.Root;
        var settings = upper with { Entries = upper.Entries.RemoveAll(entry => entry.Name is not ("connections" or "defaults")) };
        var merged = client with { Root = ConfigOverlay.Over((ConfigMapping)client.Root, settings) };
        // A connection that only the environment has must still be whole.
        new SchemaChecker(SchemaSet.Embedded).Check(merged, findings);
        return merged;
    }

    /// <summary>Reports an environment that is asked for and nobody has (CFG077), and files that are named otherwise inside (CFG078).</summary>
    public static void Check(IReadOnlyCollection<ReadFile> files, string? environment, FindingSink findings)
    {
        var known = files.Where(file => file.Kind == ConfigFileKind.Environment).ToList();
        if (environment is not null && !known.Exists(file => NameOf(file.Path) == environment))
        {
            var start = new TextPosition(1, 1);
            var names = known.Select(file => NameOf(file.Path)).Distinct();
            findings.Error(
                ConfigurationCodes.UnknownEnvironment,
                new SourceSpan("mappings", start, start),
                $"No client has an environment \"{environment}\".{Suggestion.DidYouMean(environment, names)}");
        }

        foreach (var file in known)
        {
            if ((file.File?.Root as ConfigMapping)?["environment"] is ConfigScalar name && name.Text != NameOf(file.Path))
            {
                findings.Error(ConfigurationCodes.EnvironmentNameDiffers, name.Span, $"The environment is named \"{name.Text}\", but its file \"{NameOf(file.Path)}\".");
            }
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}

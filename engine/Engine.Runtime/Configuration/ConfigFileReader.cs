using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Rules;
using Engine.Runtime.Configuration.Schemas;

namespace Engine.Runtime.Configuration;

/// <summary>Reads one file of any kind and checks it against its schema.</summary>
internal sealed class ConfigFileReader(ProjectFolder project, SchemaSet schemas, ReadCache cache)
{
    private readonly SchemaChecker checker = new(schemas);

    /// <summary>Several files may be read at once.</summary>
    public ReadFile Read(string path, ConfigFileKind kind, FindingSink findings)
    {
        var limit = kind switch
        {
            ConfigFileKind.Crosswalk => ConfigurationLimits.CrosswalkBytes,
            ConfigFileKind.Script => ConfigurationLimits.ScriptBytes,
            _ => ConfigurationLimits.FileBytes,
        };
        if (project.Read(path, limit, findings) is not { } bytes)
        {
            return new ReadFile(path, kind, null, [], null) { IsSound = false, IsShaped = false };
        }

        var schema = schemas.Find(kind);
        var entry = cache.Find(path, kind, schema, bytes) ?? new ReadCache.Entry(Parse(path, kind, bytes, out var found), schema, found);
        cache.Keep(entry);
        findings.AddRange(entry.Findings);
        return entry.File;
    }

    private ReadFile Parse(string path, ConfigFileKind kind, byte[] bytes, out ImmutableArray<Finding> findings)
    {
        var own = new FindingSink();
        var text = FileText.Decode(path, bytes, own);
        var root = text is null ? null : Root(path, kind, bytes, text, own);
        var file = root is null ? null : new ConfigFile(path, kind, text!, root);

        // Rows of a crosswalk were checked when they were read; their schema is for editors and people. A script has none.
        if (file is not null && kind is not (ConfigFileKind.Crosswalk or ConfigFileKind.Script))
        {
            checker.Check(kind == ConfigFileKind.RuleSet ? file with { Root = RuleSpelling.Usual(file.Root) } : file, own);
            foreach (var overlay in Environments.Overlays(file))
            {
                checker.Check(overlay, own);
            }
        }

        findings = kind == ConfigFileKind.RuleSet && file is not null ? [.. RulePaths.Name(own.ToImmutable(), [file])] : own.ToImmutable();
        return new ReadFile(path, kind, file, bytes, text)
        {
            IsSound = file is not null && !own.HasErrors,
            IsShaped = file is not null && IsShaped(own),
        };
    }

    // A key that is not known does not keep the rest of the file from being checked.
    private static bool IsShaped(FindingSink own) =>
        own.ToImmutable().All(finding => finding.Severity != Severity.Error || finding.Code == ConfigurationCodes.UnknownKey);

    private static ConfigNode? Root(string path, ConfigFileKind kind, byte[] bytes, string text, FindingSink findings) => kind switch
    {
        ConfigFileKind.RuleSet or ConfigFileKind.Account => JsonConfigReader.Read(path, FileText.WithoutMark(bytes), text, findings),
        ConfigFileKind.Script => ScriptFileReader.Read(path, text, findings),
        ConfigFileKind.Crosswalk => CrosswalkReader.Read(path, text, findings),
        _ => YamlReader.Read(path, text, findings),
    };
}

using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>What became of a project folder.</summary>
public sealed record LoadedConfiguration
{
    /// <summary>Null when anything is wrong that the engine cannot run with.</summary>
    public required Snapshot? Snapshot { get; init; }

    /// <summary>The snapshot's revision; of a folder that does not compile, SHA-256 over its files.</summary>
    public required string Revision { get; init; }

    /// <summary>Everything that is wrong in any file, ordered by file and position.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Texts of the files by path, for source lines under findings.</summary>
    public required ImmutableDictionary<string, string> Texts { get; init; }

    /// <summary>For each client that could be read, the files that its revision covers.</summary>
    internal ImmutableDictionary<string, ImmutableArray<ReadFile>> FilesOf { get; init; } = ImmutableDictionary<string, ImmutableArray<ReadFile>>.Empty;

    /// <summary>Paths of all files that were read, in order.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The specs that could be read, by the folder they belong to (<c>acme</c>, <c>packs/stripe</c>), in order of path.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<ConfigFile>> Specs { get; init; }

    /// <summary>Whether anything is wrong that keeps the configuration from being used.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);
}

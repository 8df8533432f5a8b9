using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>From a project folder on disk to a snapshot, or to everything that is wrong with it.</summary>
public static class ConfigurationLoader
{
    /// <param name="root">The project folder: it holds <c>mappings</c>, and <c>rules</c> and <c>schemas</c> if there are any.</param>
    /// <param name="environment">Which environment file is laid on top of each client that has one of this name; null for none.</param>
    public static LoadedConfiguration Load(string root, string? environment = null) =>
        SpecPayloads.Check(Load(root, environment, new ReadCache()), new ProjectFolder(root));

    /// <param name="cache">What was read the last time; what did not change since is taken from there.</param>
    internal static LoadedConfiguration Load(string root, string? environment, ReadCache cache) =>
        Load(root, environment, cache, (clients, findings) => Compile(clients, cache, findings));

    /// <summary>
    /// The first stage alone: files, schemas, layers, and what <c>client.yaml</c> and <c>events.yaml</c> say. Rule sets and mappings are not compiled,
    /// so there is never a snapshot.
    /// </summary>
    public static LoadedConfiguration Check(string root) => Load(root, environment: null, new ReadCache(), (clients, findings) =>
    {
        foreach (var client in clients)
        {
            ClientCompiler.Check(client.Source, findings);
        }

        return null;
    });

    private static LoadedConfiguration Load(
        string root, string? environment, ReadCache cache, Func<ImmutableArray<ReadClient>, FindingSink, Snapshot?> compile)
    {
        var findings = new FindingSink();
        var reader = new ConfigurationReader(new ProjectFolder(root), cache, findings);
        var files = reader.ReadFiles();
        var clients = reader.Clients(files, environment);
        var snapshot = compile(clients, findings);
        ImmutableArray<Finding> all = [.. FindingLimit.Apply(findings.ToImmutable()).Select(finding => Guarded(finding, files))];
        var refused = all.Any(finding => finding.Severity == Severity.Error && !IsSpec(finding, files));
        return new LoadedConfiguration
        {
            Snapshot = refused ? null : snapshot,
            Revision = snapshot is not null && !refused ? snapshot.Revision : FileRevision.Of(files.Values),
            Findings = all,
            Texts = files.Values.Where(file => file.Text is not null).ToImmutableDictionary(file => file.Path, file => file.Text!),
            Files = [.. files.Keys],
            FilesOf = clients.ToImmutableDictionary(client => client.Source.Name, client => client.Files),
            Specs = files.Values.Where(file => file is { Kind: ConfigFileKind.Spec or ConfigFileKind.MatchSpec, IsSound: true })
                .GroupBy(file => ConfigFileKinds.OwnerOf(file.Path)!, file => file.File!)
                .ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal),
        };
    }

    // A line that may hold a secret is not shown, whatever is wrong with it.
    private static Finding Guarded(Finding finding, ImmutableSortedDictionary<string, ReadFile> files) =>
        files.TryGetValue(finding.Span.File, out var file) && file is { Kind: ConfigFileKind.Client or ConfigFileKind.Environment, Text: { } text } &&
        SecretLines.MayHold(text, finding.Span.Start.Line, isRead: file.File is not null)
            ? finding with { HidesSource = true }
            : finding;

    // Specs are for people who change the configuration; a broken one does not stop the books.
    private static bool IsSpec(Finding finding, ImmutableSortedDictionary<string, ReadFile> files) =>
        files.TryGetValue(finding.Span.File, out var file) && file.Kind is ConfigFileKind.Spec or ConfigFileKind.MatchSpec;

    private static Snapshot? Compile(ImmutableArray<ReadClient> clients, ReadCache cache, FindingSink findings)
    {
        if (clients.All(client => client.IsComplete))
        {
            return SnapshotCompiler.Compile([.. clients.Select(client => client.Source)], cache.Compile, findings);
        }

        foreach (var client in clients)
        {
            if (client.IsBaseSound)
            {
                ClientCompiler.Compile(client.Source, findings);
            }
            else
            {
                ClientCompiler.Check(client.Source, findings);
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using Engine.App.Books;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>The specs of some clients, run.</summary>
/// <param name="Results">One for each spec, in order of file.</param>
/// <param name="Coverage">What the specs reach, one for each client.</param>
internal sealed record SpecRun(ImmutableArray<SpecRun.Result> Results, ImmutableArray<SpecCoverage> Coverage)
{
    private const int MaxPayload = 1024 * 1024;

    /// <param name="Name">What the spec says holds; its path when it could not be read.</param>
    /// <param name="Differences">Empty when the spec holds.</param>
    internal sealed record Result(string File, string Name, ImmutableArray<SpecDifference> Differences)
    {
        public bool Holds => Differences.IsEmpty;

        /// <summary>A spec that could not be read: what is wrong with it is told as it is.</summary>
        public static Result Unread(string file, IEnumerable<Finding> findings) =>
            new(file, file, [.. findings.Select(finding => new SpecDifference(finding.Code, finding.Span, finding.Message))]);
    }

    public int Failed => Results.Count(result => !result.Holds);

    public int Held => Results.Length - Failed;

    /// <param name="folder">The project the configuration was loaded from, for payloads beside the specs.</param>
    public static SpecRun Of(LoadedConfiguration loaded, Snapshot snapshot, ProjectFolder folder, IReadOnlyCollection<string> clients)
    {
        var coverage = clients.Select(client => new SpecCoverage(snapshot.Clients[client])).ToImmutableArray();
        var run = coverage.SelectMany(reach => loaded.Specs.GetValueOrDefault(reach.Client, []).SelectMany(file => RunAll(folder, snapshot.Clients[reach.Client], file, reach)));
        return new SpecRun([.. run.Concat(Broken(loaded, clients)).OrderBy(result => result.File, StringComparer.Ordinal)], coverage);
    }

    private static IEnumerable<Result> RunAll(ProjectFolder folder, ClientConfig client, ConfigFile file, SpecCoverage coverage)
    {
        var findings = new FindingSink();
        var rows = SpecMatrix.Rows(file, findings).ToList();
        return findings.HasErrors
            ? [Result.Unread(file.Path, findings.ToImmutable())]
            : rows.Select(row => Run(folder, client, row, coverage));
    }

    private static Result Run(ProjectFolder folder, ClientConfig client, ConfigFile file, SpecCoverage coverage)
    {
        if (BookSpecs.IsOne(file))
        {
            return RunBooks(folder, client, file);
        }

        var findings = new FindingSink();
        var spec = SpecReader.Read(client.Name, file, path => ReadBeside(folder, file.Path, path, findings), findings);
        return spec is null
            ? Result.Unread(file.Path, findings.ToImmutable())
            : new Result(file.Path, spec.Name, SpecRunner.Run(spec, client, (source, observed) => AppScripts.Answer(source, client, observed), coverage).Differences);
    }

    private static Result RunBooks(ProjectFolder folder, ClientConfig client, ConfigFile file)
    {
        var findings = new FindingSink();
        BookSpecs.Check((ConfigMapping)file.Root, findings);
        var spec = findings.HasErrors ? null : BookSpecs.Read(client.Name, file, path => ReadBeside(folder, file.Path, path, findings), findings);
        return spec is null
            ? Result.Unread(file.Path, findings.ToImmutable())
            : new Result(file.Path, spec.Name, HistoryPlayer.PlayAsync(spec, client, CancellationToken.None).GetAwaiter().GetResult());
    }

    // A spec that could not be read does not hold; what is wrong with it was found when the folder was loaded.
    private static IEnumerable<Result> Broken(LoadedConfiguration loaded, IReadOnlyCollection<string> clients) =>
        loaded.Findings
            .Where(finding => finding.Severity == Severity.Error && clients.Any(client => IsSpecOf(client, finding.Span.File)))
            .GroupBy(finding => finding.Span.File)
            .Select(group => Result.Unread(group.Key, group));

    private static bool IsSpecOf(string client, string path) => path.StartsWith($"mappings/{client}/specs/", StringComparison.Ordinal);

    private static byte[]? ReadBeside(ProjectFolder folder, string spec, string path, FindingSink findings)
    {
        var full = spec[..(spec.LastIndexOf('/') + 1)] + path;
        return ProjectFolder.IsSafe(full) && folder.Has(full) && folder.IsInside(full) ? folder.Read(full, MaxPayload, findings) : null;
    }
}

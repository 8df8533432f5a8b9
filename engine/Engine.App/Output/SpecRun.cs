using System.Collections.Immutable;
using Engine.App.Books;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching.Specs;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>The specs of some clients, run.</summary>
/// <param name="Results">One for each spec, in order of file.</param>
/// <param name="Coverage">What the specs reach, one for each client.</param>
/// <param name="LeftOut">How many histories were not played, since no change concerns them; their last results stand among the others.</param>
internal sealed record SpecRun(ImmutableArray<SpecRun.Result> Results, ImmutableArray<SpecCoverage> Coverage, int LeftOut)
{
    private const int MaxPayload = 1024 * 1024;
    private const int HistoriesAtOnce = 6;

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
    /// <param name="only">A part of the path or the name of the specs that are run; null for all.</param>
    /// <param name="before">What histories came to before; null to play all and remember nothing.</param>
    public static SpecRun Of(LoadedConfiguration loaded, Snapshot snapshot, ProjectFolder folder, IReadOnlyCollection<string> clients, string? only = null, PlayedHistories? before = null)
    {
        var coverage = clients.Select(client => new SpecCoverage(snapshot.Clients[client])).ToImmutableArray();
        var rows = coverage
            .SelectMany(reach => loaded.Specs.GetValueOrDefault(reach.Client, []).Where(file => IsMeant(file, only)).SelectMany(file => Rows(folder, snapshot.Clients[reach.Client], file, reach, before)))
            .ToList();
        var planned = rows.Where(row => !row.IsHistory).Select(row => row.Run().GetAwaiter().GetResult());
        var run = planned.Concat(PlayAsync([.. rows.Where(row => row.IsHistory).Select(row => row.Run)]).GetAwaiter().GetResult());
        var results = run.Concat(Broken(loaded, clients)).ToList();
        before?.Done();
        return new SpecRun([.. results.OrderBy(result => result.File, StringComparer.Ordinal)], coverage, rows.Count(row => row.IsLeftOut));
    }

    private static bool IsMeant(ConfigFile file, string? only) => only is null
        || file.Path.Contains(only, StringComparison.OrdinalIgnoreCase)
        || (file.Root as ConfigMapping)?.Text("name")?.Contains(only, StringComparison.OrdinalIgnoreCase) == true;

    // A history mostly waits, for disks and for answers.
    private static async Task<Result[]> PlayAsync(ImmutableArray<Func<Task<Result>>> histories)
    {
        var results = new Result[histories.Length];
        var several = new ParallelOptions { MaxDegreeOfParallelism = HistoriesAtOnce };
        await Parallel.ForAsync(0, histories.Length, several, async (place, _) => results[place] = await histories[place]());
        return results;
    }

    private static IEnumerable<Row> Rows(ProjectFolder folder, ClientConfig client, ConfigFile file, SpecCoverage coverage, PlayedHistories? before)
    {
        if (file.Kind == ConfigFileKind.MatchSpec)
        {
            return [new(false, () => Task.FromResult(Match(client, file)))];
        }

        var findings = new FindingSink();
        var rows = SpecMatrix.Rows(file, findings).ToList();
        return findings.HasErrors
            ? [new(false, () => Task.FromResult(Result.Unread(file.Path, findings.ToImmutable())))]
            : rows.Select((row, place) => BookSpecs.IsOne(row)
                ? History(folder, client, row, place, coverage, before)
                : new Row(false, () => Task.FromResult(Plan(folder, client, row, coverage))));
    }

    private static Row History(ProjectFolder folder, ClientConfig client, ConfigFile file, int place, SpecCoverage coverage, PlayedHistories? before)
    {
        if (before?.Find(client.Name, file.Path, place) is { } last)
        {
            coverage.Add(last.Reached);
            return new Row(false, () => Task.FromResult(last.Result), IsLeftOut: true);
        }

        return new Row(true, async () =>
        {
            var own = new SpecCoverage(client);
            var beside = new List<string> { file.Path };
            var result = await PlayAsync(folder, client, file, own, beside);
            before?.Keep(client.Name, file.Path, place, result, beside, own);
            lock (coverage)
            {
                coverage.Add(own);
            }

            return result;
        });
    }

    private static Result Match(ClientConfig client, ConfigFile file)
    {
        var findings = new FindingSink();
        return MatchSpecs.Run(file, client, findings) is var (name, differences)
            ? new Result(file.Path, name, differences)
            : Result.Unread(file.Path, findings.ToImmutable());
    }

    private static Result Plan(ProjectFolder folder, ClientConfig client, ConfigFile file, SpecCoverage coverage)
    {
        var findings = new FindingSink();
        var spec = SpecReader.Read(client.Name, file, path => ReadBeside(folder, file.Path, path, findings), findings);
        return spec is null
            ? Result.Unread(file.Path, findings.ToImmutable())
            : new Result(file.Path, spec.Name, SpecRunner.Run(spec, client, (source, observed) => AppScripts.Answer(source, client, observed), coverage).Differences);
    }

    private static async Task<Result> PlayAsync(ProjectFolder folder, ClientConfig client, ConfigFile file, SpecCoverage coverage, List<string> beside)
    {
        var findings = new FindingSink();
        byte[]? ReadNoted(string path)
        {
            beside.Add(Beside(file.Path, path));
            return ReadBeside(folder, file.Path, path, findings);
        }

        BookSpecs.Check((ConfigMapping)file.Root, findings);
        var spec = findings.HasErrors ? null : BookSpecs.Read(client.Name, file, ReadNoted, findings);
        return spec is null
            ? Result.Unread(file.Path, findings.ToImmutable())
            : new Result(file.Path, spec.Name, (await HistoryPlayer.PlayAsync(spec, client, new CoverageWatch(coverage), CancellationToken.None)).Differences);
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
        var full = Beside(spec, path);
        return ProjectFolder.IsSafe(full) && folder.Has(full) && folder.IsInside(full) ? folder.Read(full, MaxPayload, findings) : null;
    }

    private static string Beside(string spec, string path) => spec[..(spec.LastIndexOf('/') + 1)] + path;

    /// <param name="IsHistory">Whether it is played, with others at once.</param>
    private sealed record Row(bool IsHistory, Func<Task<Result>> Run, bool IsLeftOut = false);
}

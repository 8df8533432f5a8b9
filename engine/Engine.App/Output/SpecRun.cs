using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>The specs of some clients, run.</summary>
/// <param name="Results">One for each spec, in order of file.</param>
internal sealed record SpecRun(ImmutableArray<SpecRun.Result> Results)
{
    /// <param name="Name">What the spec says holds; its path when it could not be read.</param>
    internal sealed record Result(string File, string Name, ImmutableArray<Finding> Findings);

    public int Failed => Results.Count(result => !result.Findings.IsEmpty);

    public int Held => Results.Length - Failed;

    public static SpecRun Of(LoadedConfiguration loaded, Snapshot snapshot, IEnumerable<string> clients) => new(
    [
        .. clients
            .SelectMany(client => loaded.Specs[client].Select(file => Run(loaded, snapshot.Clients[client], file)))
            .OrderBy(result => result.File, StringComparer.Ordinal),
    ]);

    private static Result Run(LoadedConfiguration loaded, ClientConfig client, ConfigFile file)
    {
        var findings = new FindingSink();
        var spec = SpecReader.Read(client.Name, file, path => loaded.ReadBeside(file, path), findings);
        if (spec is null)
        {
            return new Result(file.Path, file.Path, findings.ToImmutable());
        }

        return new Result(file.Path, spec.Name, SpecRunner.Run(spec, client).Findings);
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>Says of each mutant of the shipped configuration what comes of it.</summary>
internal sealed partial class MutantJudge : IDisposable
{
    private static readonly string[] folders = ["mappings", "rules", "schemas"];

    private readonly TemporaryFolder project = new();
    private readonly Snapshots snapshots;
    private readonly ProjectFolder folder;
    private readonly LoadedConfiguration shipped;
    private readonly string behaviour;

    public MutantJudge()
    {
        foreach (var file in folders.SelectMany(part => Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories)))
        {
            project.With(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        }

        snapshots = new Snapshots(project.Path, NullLogger<Snapshots>.Instance);
        folder = new ProjectFolder(project.Path);
        shipped = snapshots.Reload();
        behaviour = Behaviour(shipped, out _);
    }

    /// <summary>Every mutant of every mapping, rule set, event list and client file that is shipped, in order.</summary>
    public IEnumerable<Mutant> Mutants => shipped.Files
        .Where(file => ConfigFileKindsShipped(file))
        .SelectMany(file => Mutator.Of(file, shipped.Texts[file]));

    public Verdict Judge(Mutant mutant)
    {
        project.With(mutant.File, mutant.Text);
        try
        {
            var loaded = snapshots.Reload();
            if (!loaded.Findings.IsEmpty)
            {
                return Verdict.Reported;
            }

            var changed = Behaviour(loaded, out var broken);
            return changed == behaviour ? Verdict.Equivalent : broken ? Verdict.FailsSpecs
                : mutant.Kind is "delete" or "retype to null" or "retype to 12" ? Verdict.SaysElse
                : Verdict.Silent;
        }
        finally
        {
            project.With(mutant.File, shipped.Texts[mutant.File]);
        }
    }

    public void Dispose() => project.Dispose();

    private static bool ConfigFileKindsShipped(string file) => !file.Contains("/specs/", StringComparison.Ordinal) && !file.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>
    /// Everything the configuration makes the engine do with the demo's history and the specs, and everything of it that no plan shows: settings,
    /// connections, declared events.
    /// </summary>
    private string Behaviour(LoadedConfiguration loaded, out bool breaksSpecs)
    {
        var output = new StringBuilder();
        breaksSpecs = false;
        foreach (var client in loaded.Snapshot!.Clients.Values.OrderBy(client => client.Name, StringComparer.Ordinal))
        {
            output.AppendLine($"{client.Name} {client.Zone.Id} {client.BaseCurrency} {client.NetSuite} {string.Join(' ', client.Stripe?.WebhookSecrets.Select(secret => secret.ToString()) ?? [])}");
            output.AppendLine(string.Join(' ', client.Events.Select(pair => $"{pair.Key}={pair.Value.IgnoredBecause}").Order(StringComparer.Ordinal)));
            foreach (var body in DemoHistory.Acme.Deliveries.Select(delivery => delivery.Body))
            {
                AppendPlan(output, body, client);
            }

            foreach (var file in loaded.Specs.GetValueOrDefault(client.Name, []))
            {
                breaksSpecs |= AppendSpec(output, file, client);
            }
        }

        return Position().Replace(output.ToString(), "");
    }

    private static void AppendPlan(StringBuilder output, byte[] body, ClientConfig client)
    {
        if (StripeSource.Read(body) is EventReading.Read(var source))
        {
            output.AppendLine($"{Planner.OrderingKey(source, client)} {Text(Planner.Decide(source, client, Observations.NothingThere))}");
        }
    }

    private bool AppendSpec(StringBuilder output, ConfigFile file, ClientConfig client)
    {
        var spec = SpecReader.Read(client.Name, file, path => folder.Read(file.Path[..(file.Path.LastIndexOf('/') + 1)] + path, 1 << 20, new FindingSink()), new FindingSink())!;
        var result = SpecRunner.Run(spec, client);
        foreach (var plan in result.Plans)
        {
            output.AppendLine(Text(plan));
        }

        return !result.Findings.IsEmpty;
    }

    private static string Text(Plan plan) => Encoding.UTF8.GetString(PlanJson.ToBytes(plan with { Revision = "" }));

    // Where in the files a value stands is not what it does.
    [GeneratedRegex("""(\.yaml|\.json):\d+:\d+|"(line|column)":\d+""")]
    private static partial Regex Position();
}

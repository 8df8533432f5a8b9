using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;
using Engine.Runtime.Configuration;
using Engine.Runtime.Configuration.Schemas;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>
/// Says of mutants of the shipped configuration what comes of each. The project is loaded once; of a mutant only its file is read, and only when nothing is
/// wrong in the file itself the client is compiled again, from what is remembered of its other files.
/// </summary>
internal sealed partial class MutantJudge : IDisposable
{
    private static readonly string[] folders = ["mappings", "rules", "schemas"];
    private static readonly SchemaChecker schemas = new(SchemaSet.Embedded);
    private static readonly ImmutableArray<SourceEvent> history =
        [.. DemoHistory.Acme.Deliveries.Select(delivery => EventSources.Read(StripeSource.Name, delivery.Body)).OfType<EventReading.Read>().Select(read => read.Event)];

    private readonly TemporaryFolder project = new();
    private readonly Snapshots snapshots;
    private readonly ImmutableDictionary<string, ImmutableArray<Spec>> specs;
    private readonly ImmutableDictionary<string, string> shippedContent;
    private readonly string behaviour;

    public MutantJudge()
    {
        foreach (var file in folders.SelectMany(part => Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories)))
        {
            project.With(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        }

        snapshots = new Snapshots(project.Path, NullLogger<Snapshots>.Instance);
        Shipped = snapshots.Reload();
        Assert.Empty(Shipped.Findings);
        specs = Shipped.Specs.ToImmutableDictionary(client => client.Key, client => client.Value.Where(file => file.Kind == ConfigFileKind.Spec && !BookSpecs.IsOne(file)).SelectMany(file => Read(client.Key, file)).ToImmutableArray());
        shippedContent = Shipped.Files.ToImmutableDictionary(file => file, file => Content(Parse(file, Shipped.Texts[file], new FindingSink())));
        behaviour = Behaviour(Shipped.Snapshot!, out var fails);
        Assert.False(fails);
    }

    /// <summary>The configuration as it is shipped.</summary>
    public LoadedConfiguration Shipped { get; }

    public Verdict Judge(Mutant mutant)
    {
        var findings = new FindingSink();
        var root = Parse(mutant.File, mutant.Text, findings);
        if (findings.ToImmutable().Length > 0)
        {
            return Verdict.Reported;
        }

        return Content(root) == shippedContent[mutant.File] ? Verdict.SameContent : JudgeCompiled(mutant);
    }

    public void Dispose() => project.Dispose();

    private Verdict JudgeCompiled(Mutant mutant)
    {
        project.With(mutant.File, mutant.Text);
        try
        {
            var loaded = snapshots.Reload();
            if (!loaded.Findings.IsEmpty)
            {
                return Verdict.Reported;
            }

            var changed = Behaviour(loaded.Snapshot!, out var fails);
            return fails ? Verdict.FailsSpec
                : loaded.Snapshot!.Clients.Values.Any(client => client.Stripe is null || client.NetSuite is null) ? Verdict.RefusedByDemo
                : changed == behaviour ? Verdict.SamePlans : Verdict.Silent;
        }
        finally
        {
            project.With(mutant.File, Shipped.Texts[mutant.File]);
        }
    }

    /// <summary>What lint does with the file by itself.</summary>
    private static ConfigNode? Parse(string path, string text, FindingSink findings)
    {
        var root = Path.GetExtension(path) switch
        {
            ".csv" => CrosswalkReader.Read(path, text, findings),
            ".json" => JsonConfigReader.Read(path, Encoding.UTF8.GetBytes(text), text, findings),
            _ => YamlReader.Read(path, text, findings),
        };
        if (root is not null && KindOf(path) is { } kind)
        {
            schemas.Check(new ConfigFile(path, kind, text, root), findings);
        }

        return root;
    }

    // Rows of a crosswalk are checked by their reader.
    private static ConfigFileKind? KindOf(string path) => path.Split('/') switch
    {
        [.., "crosswalks", _] => null,
        ["rules", ..] => ConfigFileKind.RuleSet,
        [.., "client.yaml"] => ConfigFileKind.Client,
        [.., "events.yaml"] => ConfigFileKind.Events,
        [.., "shapes", _] => ConfigFileKind.Shape,
        [.., "specs", _] => ConfigFileKind.Spec,
        [.., "environments", _] => ConfigFileKind.Environment,
        _ => ConfigFileKind.Mapping,
    };

    /// <summary>Every value in order, without the places.</summary>
    private static string Content(ConfigNode? node) => node switch
    {
        ConfigMapping mapping => $"{{{string.Concat(mapping.Entries.Select(entry => $"{Content(entry.Key)}:{Content(entry.Value)}"))}}}",
        ConfigSequence sequence => $"[{string.Concat(sequence.Items.Select(Content))}]",
        ConfigScalar scalar => $"{scalar.Kind}'{scalar.Text.Length}'{(scalar.IsNull ? "" : scalar.Text)}",
        _ => "",
    };

    private IEnumerable<Spec> Read(string client, ConfigFile file)
    {
        var folder = new ProjectFolder(project.Path);
        var beside = file.Path[..(file.Path.LastIndexOf('/') + 1)];
        return SpecMatrix.Rows(file, new FindingSink())
            .Select(row => SpecReader.Read(client, row, path => folder.Read(beside + path, 1 << 20, new FindingSink()), new FindingSink())!);
    }

    /// <summary>
    /// Everything that the configuration makes the engine do with the demo's history and the specs, and everything of it that no plan shows: settings,
    /// connections, declared events, crosswalks.
    /// </summary>
    private string Behaviour(Snapshot snapshot, out bool failsSpec)
    {
        var output = new StringBuilder();
        failsSpec = false;
        foreach (var client in snapshot.Clients.Values.OrderBy(client => client.Name, StringComparer.Ordinal))
        {
            failsSpec |= specs[client.Name].Any(spec => AppendSpec(output, spec, client));
            if (failsSpec)
            {
                return "";
            }

            AppendSettings(output, client);
            foreach (var source in history)
            {
                var absent = Planner.Lookups(source, client).Aggregate(Observations.None, (observations, key) => observations.With(key, new Observed.Absent()));
                output.AppendLine($"{Planner.OrderingKey(source, client)} {Text(Planner.Decide(source, client, absent))}");
            }
        }

        return Position().Replace(output.ToString(), "");
    }

    private static void AppendSettings(StringBuilder output, ClientConfig client)
    {
        output.AppendLine($"{client.Name} {client.Zone.Id} {client.BaseCurrency} {client.NetSuite} {string.Join(' ', client.Stripe?.WebhookSecrets.Select(secret => secret.ToString()) ?? [])}");
        output.AppendLine(string.Join(' ', client.Events.Select(pair => $"{pair.Key}={pair.Value.IgnoredBecause} {pair.Value.Versions}").Order(StringComparer.Ordinal)));
        foreach (var row in client.Crosswalks.Values.SelectMany(table => table.Rows.Values.Select(row => $"{table.Name} {row.Key} {row.InternalId} {row.IsActive}")).Order(StringComparer.Ordinal))
        {
            output.AppendLine(row);
        }
    }

    private static bool AppendSpec(StringBuilder output, Spec spec, ClientConfig client)
    {
        var result = SpecRunner.Run(spec, client);
        foreach (var plan in result.Plans)
        {
            output.AppendLine(Text(plan));
        }

        return !result.Holds;
    }

    // A record's name within its mapping shows nowhere but in references to it, which the compiler has followed.
    private static string Text(Plan plan) => Encoding.UTF8.GetString(PlanJson.ToBytes(plan with
    {
        Revision = "",
        Steps = [.. plan.Steps.Select((step, place) => step with { Wanted = step.Wanted with { Name = $"{place}" } })],
    }));

    // Where in the files a value stands is not what it does.
    [GeneratedRegex("""(\.yaml|\.json|\.csv):\d+:\d+(-\d+:\d+)?|"(line|column)":\d+""")]
    private static partial Regex Position();
}

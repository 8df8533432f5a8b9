using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;

namespace Engine.App.Commands;

/// <summary>
/// <c>engine map</c>: events in, plans out, nothing written. NetSuite is not asked: every record is taken as absent, so the
/// plan shows what a first delivery would create, and an event that needs a record shows what it would wait for.
/// </summary>
public sealed class MapCommand : EngineCommand
{
    private readonly Option<string> client = new("--client") { Description = "Whose configuration to use.", Required = true };
    private readonly Option<string> events = new("--event") { Description = "A file with one event, several, or JSON lines; - for standard input.", Required = true };
    private readonly Option<string> source = new("--source")
    {
        Description = "The source whose events these are: stripe, or one that the client declares.",
        DefaultValueFactory = _ => StripeSource.Name,
    };

    private readonly Option<DirectoryInfo> root = CommonOptions.Root();

    public override ImmutableArray<string> Examples { get; } = ["engine map --client acme --event mappings/acme/specs/payloads/invoice-finalized-clover.json"];

    public override Command Build()
    {
        var command = new Command("map", "Shows the plan for an event without writing anything.") { client, events, source, root };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (LoadedClient.Find(parsed.GetRequiredValue(root), parsed.GetRequiredValue(client)) is not { } config)
        {
            return ExitCodes.Unusable;
        }

        if (EventFile.Read(parsed.GetRequiredValue(events)) is not { } bodies)
        {
            return ExitCodes.Unusable;
        }

        var verdicts = new List<PlanVerdict?>();
        JsonOutput.Write(Console.OpenStandardOutput(), writer =>
        {
            writer.WriteStartArray("plans");
            foreach (var body in bodies)
            {
                verdicts.Add(WritePlan(writer, parsed.GetRequiredValue(source), body, config));
            }

            writer.WriteEndArray();
        });
        return verdicts.TrueForAll(verdict => verdict is not (null or PlanVerdict.Raise)) ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private static PlanVerdict? WritePlan(Utf8JsonWriter writer, string sourceName, ReadOnlyMemory<byte> body, ClientConfig config)
    {
        var reading = EventSources.Read(sourceName, body);
        if (reading is EventReading.Read(var source))
        {
            var plan = Planner.Decide(source, config, AppScripts.Answer(source, config, Observations.NothingThere));
            PlanJson.Write(writer, plan);
            return plan.Verdict;
        }

        var rejected = (EventReading.Rejected)reading;
        writer.WriteStartObject();
        writer.WriteString("verdict", "refused");
        writer.WriteString("code", rejected.Code.Id);
        writer.WriteString("message", rejected.Message);
        writer.WriteEndObject();
        return null;
    }
}

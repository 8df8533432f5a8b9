using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.Runtime.Configuration;
using Engine.Runtime.Hosting;
using Engine.Runtime.Payloads;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.App.Commands;

/// <summary>
/// <c>engine explain EVENT</c>: what an event was, what was decided and why, what was sent, what happens next.
/// <c>engine explain CODE</c>: what a diagnostic code means and what to do, without any data.
/// </summary>
public sealed class ExplainCommand : EngineCommand
{
    private readonly Argument<string> eventId = new("event")
    {
        Description = "The event's id at its source, such as evt_1AbC; or a diagnostic code, such as MAP014.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> origin = new("--origin") { Description = "Instead of an event: client/mapping/record/field. Says which layers set the field, and which one wins." };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<string?> environment = EnvironmentOption.Create();
    private readonly Option<DirectoryInfo> data = DataOption.Create();
    private readonly Option<string?> client = new("--client") { Description = "Whose event, when several clients have one of this id." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine explain evt_1AbC --client acme",
        "engine explain MAP014",
        "engine explain --origin acme/stripe-invoice/invoice/memo",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("explain", "Says what became of an event and why, while the service runs too; or what a diagnostic code means.")
        {
            eventId, data, client, origin, root, environment, format,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(origin) is { } path)
        {
            return OriginText.Write(Console.Out, Console.Error, parsed.GetRequiredValue(root).FullName, parsed.GetValue(environment), path);
        }

        if (parsed.GetValue(eventId) is not { } named)
        {
            await Console.Error.WriteLineAsync("Name an event or a code, or a field with --origin client/mapping/record/field.");
            return ExitCodes.Unusable;
        }

        if (CodeText.IsCode(named))
        {
            return ExplainCode(parsed, named);
        }

        var opening = SqliteStore.OpenInspection(parsed.GetRequiredValue(data).FullName);
        if (opening is not StoreOpening<IInspection>.Opened(var inspection))
        {
            var refused = (StoreOpening<IInspection>.Refused)opening;
            await Console.Error.WriteLineAsync($"{refused.Code} {refused.Message}");
            return ExitCodes.Unusable;
        }

        var id = parsed.GetRequiredValue(eventId);
        var reports = await inspection.EventAsync(parsed.GetValue(client), id);
        if (reports.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"There is no event {id} in {parsed.GetRequiredValue(data)}.");
            return ExitCodes.Findings;
        }

        var clients = ConfigurationLoader.Load(parsed.GetRequiredValue(root).FullName, parsed.GetValue(environment)).Snapshot?.Clients;
        if (clients is null)
        {
            await Console.Error.WriteLineAsync($"The configuration in {parsed.GetRequiredValue(root)} does not compile (engine lint says why), so it does not say what to blank out. Values are left out.");
        }

        foreach (var whole in reports)
        {
            var report = clients is null ? Bare(whole) : new PayloadRedaction(clients.GetValueOrDefault(whole.Summary.Client)?.Redacted ?? []).Apply(whole);
            await Console.Out.WriteAsync(parsed.GetValue(format) == "json" ? Json(report) : ExplainText.Of(report));
        }

        return ExitCodes.Fine;
    }

    // * is each member of the payload. Rules and steps show more than stands in it, and nobody says what of that may be seen.
    private static EventReport Bare(EventReport whole) => new PayloadRedaction(["*"]).Apply(whole with { Plan = null, LookUps = [] });

    private int ExplainCode(ParseResult parsed, string id)
    {
        if (CodeText.Find(id) is not { } code)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"There is no code {id.ToUpperInvariant()}.{CodeText.DidYouMean(id)}");
            return ExitCodes.Findings;
        }

        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(format) == "json" ? CodeText.Json(code) : CodeText.Of(code));
        return ExitCodes.Fine;
    }

    private static string Json(EventReport report) =>
        OperationsJson.Of(report).ToJsonString(OperationsJson.Indented) + Environment.NewLine;
}

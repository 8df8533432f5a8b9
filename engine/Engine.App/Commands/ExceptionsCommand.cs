using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Hosting;
using Engine.Runtime.Hosting.Exceptions;

namespace Engine.App.Commands;

/// <summary><c>engine exceptions</c>: what the engine could not do, why, and what people do about it.</summary>
public sealed class ExceptionsCommand : EngineCommand
{
    private const int Batch = 100;

    // What these order is done by the worker, after they have been answered.
    private static readonly HashSet<string> worked = ["retry", "edit", "crosswalk", "link", "confirm", "release"];

    private readonly ServiceOptions service = new();
    private readonly Argument<string> item = new("item") { Description = "The item's id, such as X17." };
    private readonly Argument<string?> someItem = new("item") { Description = "The item's id, such as X17; or --group.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> client = new("--client") { Description = "Only items of this client." };
    private readonly Option<string?> state = new("--state") { Description = "open, held, resolved or superseded; open and held ones by default." };
    private readonly Option<string?> code = new("--code") { Description = "Only items with this code, such as FUN110." };
    private readonly Option<string?> group = new("--group") { Description = "Only items of this cause, by the short name that engine exceptions groups shows." };
    private readonly Option<string?> assignee = new("--assignee") { Description = "Only items of this person; an empty text for those of nobody." };
    private readonly Option<int?> olderThan = new("--older-than-days") { Description = "Only items raised first at least so many days ago." };
    private readonly Option<string?> after = new("--after") { Description = "Only items after this one: the next page." };
    private readonly Option<int?> limit = new("--limit") { Description = "Items on a page, 1 to 1000; 100 by default." };
    private readonly Option<string> revision = new("--revision") { Description = "current: the configuration in force; original: the one that decided the event.", DefaultValueFactory = _ => "current" };
    private readonly Option<FileInfo> payload = new("--payload") { Description = "File with the whole payload that takes the place of the delivered one.", Required = true };
    private readonly Option<string?> table = new("--table") { Description = "The crosswalk; taken from the item when it says which row is missing." };
    private readonly Option<string?> key = new("--key-of-row") { Description = "What the source calls it; taken from the item as well." };
    private readonly Argument<string[]> documents = new("documents") { Description = "The documents, as the candidates are called, such as INV-10042.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> internalId = new("--internal-id") { Description = "NetSuite's internal id.", Required = true };
    private readonly Option<string?> name = new("--name") { Description = "What people call it; written beside the row." };
    private readonly Option<string?> record = new("--record") { Description = "Which of the event's records, by type; needed when it writes several." };
    private readonly Option<bool> accept = new("--accept-differences") { Description = "Link it although party, currency or amounts differ." };
    private readonly Option<DateTimeOffset?> until = new("--until") { Description = "Until when, such as 2026-02-01T08:00:00Z." };
    private readonly Option<string?> untilEvent = new("--until-event") { Description = "Until the event of the same client with this id is completed." };
    private readonly Option<DateOnly?> on = new("--on") { Description = "The day, such as 2026-02-01; left out: the first open one." };
    private readonly Argument<string> released = new("item") { Description = "The item's id, such as X17; or, with --client, the id of an event that waits for its period." };
    private readonly Option<string?> to = new("--to") { Description = "Who looks at it; left out: nobody." };
    private readonly Option<string?> why = new("--why") { Description = "The reason; kept with the action. Needed where money is affected." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say exactly what would happen, and change nothing." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine exceptions list --client acme --older-than-days 3",
        "engine exceptions list --state held",
        "engine exceptions list --assignee ann --format json",
        "engine exceptions groups --client acme",
        "engine exceptions show X17",
        "engine exceptions edit X17 --payload corrected.json --why \"the currency was wrong\" --dry-run",
        "engine exceptions crosswalk X17 --internal-id 201 --name \"Starter plan\" --why \"new price\" --dry-run",
        "engine exceptions crosswalk X17 --internal-id 201 --table items --key-of-row price_1QAcme --why \"new price\"",
        "engine exceptions link X17 --record invoice --internal-id 8801 --why \"booked by hand\" --dry-run",
        "engine exceptions confirm X17 INV-10042 INV-10043 --why \"the customer wrote so\"",
        "engine exceptions hold X17 --until 2026-02-01T08:00:00Z --why \"the period opens then\"",
        "engine exceptions hold X17 --until-event evt_1QAcme",
        "engine exceptions resolve X17 --why \"booked by hand as INV-10042\"",
        "engine exceptions reopen X17 --why \"it was not booked\"",
        "engine exceptions assign X17 --to ann",
        "engine exceptions retry X17 --why \"the period is open again\" --dry-run",
        "engine exceptions retry X17 --revision original --why \"decided right, NetSuite was not\"",
        "engine exceptions retry --group 1de64ae0 --why \"the row is there\"",
        "engine exceptions release X17 --why \"January stays closed\"",
        "engine exceptions release evt_1QAcme --client acme --on 2026-02-10 --why \"agreed with the controller\"",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        revision.AcceptOnlyFromAmong("current", "original");
        return new Command("exceptions", "What the engine could not do, why, and what people do about it.")
        {
            Ask(new("list", "Items, a page at a time.") { client, state, code, group, assignee, olderThan, after, limit }, parsed => $"api/exceptions{Query(parsed)}", ExceptionText.List),
            Ask(new("groups", "Items by cause: how many, and what they are worth.") { client, state, code, assignee, olderThan }, parsed => $"api/exceptions/groups{Query(parsed)}", ExceptionText.Groups),
            Ask(new("show", "Everything about one item.") { item }, parsed => Address(parsed, ""), ExceptionText.Detail),
            Retry(),
            Act(new("edit", "Puts another payload in the place of the delivered one, which is kept, and has the event worked again.") { item, payload }, "edit", Edit),
            Act(new("crosswalk", "Adds the missing row to the crosswalk's file and has the event worked again.") { item, internalId, table, key, name }, "crosswalk", parsed =>
                new CrosswalkOrder(parsed.GetValue(table), parsed.GetValue(key), parsed.GetValue(internalId), parsed.GetValue(name), Why(parsed), IsDryRun(parsed))),
            Act(new("link", "Links the event to a record that is in NetSuite already.") { item, internalId, record, accept }, "link", parsed =>
                new LinkOrder(parsed.GetValue(record), parsed.GetValue(internalId), parsed.GetValue(accept), Why(parsed), IsDryRun(parsed))),
            Act(new("confirm", "Says which open documents a payment is for, and has the event worked again: it is applied to them.") { item, documents }, "confirm", parsed =>
                new ConfirmOrder(parsed.GetValue(documents), Why(parsed), IsDryRun(parsed))),
            Act(new("hold", "Sets the item aside until a time or an event; then it is tried again.") { item, until, untilEvent }, "hold", parsed =>
                new HoldOrder(parsed.GetValue(until), parsed.GetValue(untilEvent), Why(parsed), IsDryRun(parsed))),
            Release(),
            Act(new("resolve", "Ends the item without posting.") { item }, "resolve", Plain),
            Act(new("reopen", "Opens an item again that was settled or held.") { item }, "reopen", Plain),
            Act(new("assign", "Gives the item to somebody.") { item, to }, "assign", parsed => new AssignOrder(parsed.GetValue(to), Why(parsed), IsDryRun(parsed))),
        };
    }

    private Command Ask(Command command, Func<ParseResult, string> path, Action<TextWriter, JsonNode> show)
    {
        command.Options.Add(format);
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, async running => Show(parsed, (await running.GetAsync(path(parsed), cancel))!, show), cancel));
        return command;
    }

    private Command Act(Command command, string verb, Func<ParseResult, object> order)
    {
        AddActionOptions(command);
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed, async running => Acted(parsed, verb, (await running.PostAsync(Address(parsed, $"/{verb}"), order(parsed), cancel))!), cancel));
        return command;
    }

    private Command Retry()
    {
        var command = new Command("retry", "Has an event, or all events of a group, worked again.") { someItem, group, client, revision };
        AddActionOptions(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(someItem) is null == result.GetValue(group) is null)
            {
                result.AddError("Name an item, such as X17, or a group with --group.");
            }
        });
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed,
            running => parsed.GetValue(group) is { } cause ? RetryGroupAsync(parsed, running, cause, cancel) : RetryAsync(parsed, running, cancel),
            cancel));
        return command;
    }

    private Command Release()
    {
        var command = new Command("release", "Has an event booked although its period is closed: on the first open day or a day that is named; the memo says which day was meant.") { released, client, on };
        AddActionOptions(command);
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed,
            async running => Acted(parsed, "release", (await running.PostAsync(ReleasedAddress(parsed), new ReleaseOrder(parsed.GetValue(on), Why(parsed), IsDryRun(parsed)), cancel))!),
            cancel));
        return command;
    }

    private string ReleasedAddress(ParseResult parsed)
    {
        var wanted = Uri.EscapeDataString(parsed.GetRequiredValue(released));
        return parsed.GetValue(client) is { } of ? $"api/exceptions/waiting/{Uri.EscapeDataString(of)}/{wanted}/release" : $"api/exceptions/{wanted}/release";
    }

    private async Task<int> RetryAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var path = $"api/exceptions/{Uri.EscapeDataString(parsed.GetValue(someItem)!)}/retry";
        return Acted(parsed, "retry", (await running.PostAsync(path, new RetryOrder(parsed.GetValue(revision), Why(parsed), IsDryRun(parsed)), cancel))!);
    }

    // A bounded number at a time, so that nobody waits for an answer without knowing how far it is.
    private async Task<int> RetryGroupAsync(ParseResult parsed, ServiceClient running, string cause, CancellationToken cancel)
    {
        var (done, refused) = (new JsonArray(), new JsonArray());
        string? next = null;
        do
        {
            var order = new GroupRetryOrder(parsed.GetValue(client), next, Batch, parsed.GetValue(revision), Why(parsed), IsDryRun(parsed));
            var answer = (await running.PostAsync($"api/exceptions/groups/{Uri.EscapeDataString(cause)}/retry", order, cancel))!;
            Move(answer["done"]!, done);
            Move(answer["refused"]!, refused);
            next = (string?)answer["next"];
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Progress(cause, done.Count, refused.Count, IsDryRun(parsed), isLast: next is null));
        }
        while (next is not null);
        var report = new JsonObject { ["formatVersion"] = OperationsJson.FormatVersion, ["group"] = cause, ["dryRun"] = IsDryRun(parsed), ["done"] = done, ["refused"] = refused };
        Show(parsed, report, ExceptionText.GroupAction);
        return refused.Count > 0 || done.Count == 0 ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static string Progress(string cause, int done, int refused, bool isDryRun, bool isLast) => (done, refused, isLast) switch
    {
        (0, 0, true) => $"No item of group {cause} waits for a person; engine exceptions groups lists the groups.",
        _ => $"{ExceptionText.Items(done)} {(isDryRun ? "would be " : "")}tried again, {refused} left as they are{(isLast ? "." : " so far …")}",
    };

    private static void Move(JsonNode from, JsonArray to)
    {
        foreach (var entry in from.AsArray())
        {
            to.Add(entry!.DeepClone());
        }
    }

    private void AddActionOptions(Command command)
    {
        foreach (var option in new Option[] { why, dryRun, format })
        {
            command.Options.Add(option);
        }

        service.AddTo(command);
    }

    private EditOrder Edit(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(payload);
        try
        {
            return new EditOrder(System.Text.Json.JsonElement.Parse(File.ReadAllText(file.FullName)), Why(parsed), IsDryRun(parsed));
        }
        catch (System.Text.Json.JsonException trouble)
        {
            throw ServiceRefusal.Usage(ExceptionQueueCodes.BadPayload, $"{file} is not JSON: it breaks at line {trouble.LineNumber + 1}, byte {trouble.BytePositionInLine + 1}.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw ServiceRefusal.Usage(ExceptionQueueCodes.BadPayload, $"{file} cannot be read: {trouble.Message}");
        }
    }

    private ActionOrder Plain(ParseResult parsed) => new(Why(parsed), IsDryRun(parsed));

    private string? Why(ParseResult parsed) => parsed.GetValue(why);

    private bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    private string Address(ParseResult parsed, string verb) => $"api/exceptions/{Uri.EscapeDataString(parsed.GetRequiredValue(item))}{verb}";

    private string Query(ParseResult parsed) => QueryText.Of(
        ("client", parsed.GetValue(client)),
        ("state", parsed.GetValue(state)),
        ("code", parsed.GetValue(code)),
        ("group", parsed.GetValue(group)),
        ("assignee", parsed.GetValue(assignee)),
        ("olderThanDays", Text(parsed.GetValue(olderThan))),
        ("after", parsed.GetValue(after)),
        ("limit", Text(parsed.GetValue(limit))));

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private int Acted(ParseResult parsed, string verb, JsonNode answer)
    {
        var exit = Show(parsed, answer, ExceptionText.Action);
        if (worked.Contains(verb) && !IsDryRun(parsed))
        {
            parsed.InvocationConfiguration.Error.WriteLine($"engine exceptions show {(string?)answer["id"]} says what comes of it.");
        }

        return exit;
    }

    private int Show(ParseResult parsed, JsonNode answer, Action<TextWriter, JsonNode> show)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(format) == "json")
        {
            output.WriteLine(answer.ToJsonString(OperationsJson.Indented));
        }
        else
        {
            show(output, answer);
        }

        return ExitCodes.Fine;
    }
}

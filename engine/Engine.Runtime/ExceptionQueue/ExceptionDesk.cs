using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// What people do to the exception queue, the same for the command line, the HTTP API and the console. Judges whether it may be done, says
/// what it comes to, and does it unless asked only to say so. Whatever would put a plan away while one of its writes may still take effect
/// is refused.
/// </summary>
public sealed partial class ExceptionDesk
{
    private const int LargestGroup = 500;
    private const int LongestName = 60;

    private readonly IExceptions items;
    private readonly IInspection inspection;
    private readonly ISnapshotSource snapshots;
    private readonly IRevisions revisions;
    private readonly INetSuiteAccounts accounts;
    private readonly PlanPreview preview;
    private readonly LaneBoard board;
    private readonly string? root;
    private readonly TimeProvider clock;

    /// <param name="project">The folder whose crosswalks may be edited.</param>
    internal ExceptionDesk(
        IExceptions items, IInspection inspection, ISnapshotSource snapshots, IRevisions revisions, INetSuiteAccounts accounts, PlanPreview preview, LaneBoard board, Hosting.ProjectRoot project, TimeProvider clock)
    {
        this.revisions = revisions;
        this.inspection = inspection;
        (this.items, this.snapshots, this.accounts, this.preview, this.board, root, this.clock) = (items, snapshots, accounts, preview, board, project.Folder, clock);
    }

    /// <summary>Has the event worked again.</summary>
    /// <param name="original">Under the configuration that decided it, rather than the one in force.</param>
    public async Task<DeskAnswer> RetryAsync(long number, bool original, DeskOrder order, CancellationToken cancel)
    {
        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        if (original && WhyNotOriginal(report) is { } gone)
        {
            return Refuse(ExceptionQueueCodes.RevisionGone, gone);
        }

        var keeps = WhyKept(report, original);
        var under = original && keeps is null && report.Event.Summary.Revision != RevisionInForce(report) ? report.Event.Summary.Revision : null;
        var deed = new ItemDeed.Retry(DecidesAnew: keeps is null, Under: under);
        var says = keeps ?? $"{Name(report)} is decided anew with configuration {Short(under ?? RevisionInForce(report))} and the payload as it stands.";
        return await RetryAsync(report, deed, order, [says], keeps is not null, cancel);
    }

    /// <summary>Has every raised item of a cause worked again, each with an entry of its own; at most 500 at a time.</summary>
    /// <param name="after">Only items with a higher number, to go on where the last call ended.</param>
    public async Task<GroupAnswer> RetryGroupAsync(string cause, string? client, bool original, long? after, int limit, DeskOrder order, CancellationToken cancel)
    {
        var answers = ImmutableArray.CreateBuilder<(long Item, DeskAnswer Answer)>();
        var page = await items.ListAsync(new ItemFilter(client, ItemState.Open, Cause: cause, After: after, Limit: Math.Clamp(limit, 1, LargestGroup)));
        foreach (var item in page.Where(item => item.EventState == EventState.Raised))
        {
            answers.Add((item.Number, await RetryAsync(item.Number, original, order, cancel)));
        }

        return new GroupAnswer(answers.ToImmutable(), page.Length == Math.Clamp(limit, 1, LargestGroup) ? page[^1].Number : null);
    }

    /// <summary>Puts another payload in the place of the delivered one, which is kept, and has the event worked again.</summary>
    public async Task<DeskAnswer> EditAsync(long number, ReadOnlyMemory<byte> body, DeskOrder order, CancellationToken cancel)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        // As at intake: a card number is not kept, whoever sends it.
        body = CardNumbers.Mask(body, out _);
        if (WhyNoPayload(report, body) is { } bad)
        {
            return Refuse(ExceptionQueueCodes.BadPayload, bad);
        }

        if (DoubtOf(report) is { } doubt)
        {
            return Refuse(ExceptionQueueCodes.InDoubt, doubt);
        }

        var differences = Differences.OfPayloads(report.Body, body);
        if (differences.IsEmpty)
        {
            return Refuse(ExceptionQueueCodes.BadPayload, "The payload says what the one before said.");
        }

        var says = $"{Name(report)} gets another payload, different in {differences.Length} {(differences.Length == 1 ? "place" : "places")}, and is decided anew. The delivered one is kept.";
        var told = differences.Select(difference => difference.ToString());
        var answer = await RetryAsync(report with { Edits = [.. report.Edits, new PayloadEdit(clock.GetUtcNow(), order.Who, body)] }, new ItemDeed.Retry(true, body), order, [says, .. told], false, cancel);
        return answer is DeskAnswer.Done done && !order.IsDryRun ? done with { Says = [says], Differences = differences } : answer;
    }

    /// <summary>Sets the item aside until an instant, or until an event of the same client is completed; then it is tried again by itself.</summary>
    public async Task<DeskAnswer> HoldAsync(long number, DateTimeOffset? until, string? forEvent, DeskOrder order)
    {
        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        if (until is null == string.IsNullOrWhiteSpace(forEvent))
        {
            return Refuse(ExceptionQueueCodes.BadRequest, "Say until when, or until which event; one of the two.");
        }

        if (until <= clock.GetUtcNow())
        {
            return Refuse(ExceptionQueueCodes.BadRequest, $"{Instant(until.Value)} is past.");
        }

        if (forEvent == report.Item.EventId)
        {
            return Refuse(ExceptionQueueCodes.BadRequest, $"{forEvent} is the event of {Name(report)} itself, which is not completed while it is held.");
        }

        var says = until is { } at ? $"{Name(report)} is held until {Instant(at)}, then tried again." : $"{Name(report)} is held until event {forEvent} of {report.Item.Client} is completed, then tried again.";
        return await ActAsync(report, new ItemDeed.Hold(until, forEvent), order, forEvent is null ? [says] : [says, await StandingAsync(report.Item.Client, forEvent)]);
    }

    // A misspelt id would hold it for ever, and nothing else would tell.
    private async Task<string> StandingAsync(string client, string eventId) => (await inspection.EventAsync(client, eventId)).LastOrDefault()?.Summary.State switch
    {
        null => $"No event {eventId} of {client} has come yet.",
        EventState.Completed or EventState.Ignored => $"{eventId} is through already, so it is tried again at once.",
        var state => $"{eventId} is {state.Value.ToString().ToLowerInvariant()} now.",
    };

    /// <summary>Ends the item without writing anything more.</summary>
    public async Task<DeskAnswer> ResolveAsync(long number, DeskOrder order)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        var (report, refusal) = await FindAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        if (WhyNotAtWork(report) is { } why)
        {
            return Refuse(ExceptionQueueCodes.NotNow, why);
        }

        return DoubtOf(report) is { } doubt
            ? Refuse(ExceptionQueueCodes.InDoubt, doubt)
            : await ActAsync(report, new ItemDeed.Resolve(), order, [$"{Name(report)} is ended; nothing more is written for it.", .. Written(report)]);
    }

    /// <summary>Opens an item again that was settled or held.</summary>
    public async Task<DeskAnswer> ReopenAsync(long number, DeskOrder order)
    {
        var (report, refusal) = await FindAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        return report.Item switch
        {
            { State: ItemState.Open } => Refuse(ExceptionQueueCodes.NotNow, $"{Name(report)} is open already."),
            { State: not ItemState.Held, Kind: ItemKind.Event, EventState: not EventState.Ignored } => Refuse(ExceptionQueueCodes.NotNow, Booked(report)),
            _ => await ActAsync(report, new ItemDeed.Reopen(), order, [$"{Name(report)} is open again."]),
        };
    }

    /// <param name="to">Null for nobody.</param>
    public async Task<DeskAnswer> AssignAsync(long number, string? to, DeskOrder order)
    {
        if (to is { Length: > LongestName } || to?.Any(char.IsControl) == true)
        {
            return Refuse(ExceptionQueueCodes.BadRequest, $"A name has at most {LongestName} characters, none of them a control character.");
        }

        var (report, refusal) = await FindAsync(number);
        return refusal is not null || report is null
            ? refusal!
            : await ActAsync(report, new ItemDeed.Assign(to), order, [to is null ? $"{Name(report)} is nobody's." : $"{Name(report)} is for {to}."]);
    }

    private async Task<DeskAnswer> RetryAsync(ItemReport report, ItemDeed.Retry deed, DeskOrder order, ImmutableArray<string> says, bool isCarriedOn, CancellationToken cancel)
    {
        if (!order.IsDryRun)
        {
            return await ActAsync(report, deed, order, says);
        }

        if (isCarriedOn)
        {
            return new DeskAnswer.Done(report.Item.Number, says) { Plan = report.Event.Plan };
        }

        var (plan, trouble) = await preview.OfAsync(report.Event, deed.Body ?? report.Body, deed.Under is { } under ? Kept(report, under) : null, cancel, deed.Release);
        return plan is null
            ? new DeskAnswer.Done(report.Item.Number, [.. says, $"It cannot be decided now: {trouble}"])
            : new DeskAnswer.Done(report.Item.Number, [.. says, Outcome(plan)]) { Plan = PlanJson.ToBytes(plan), Differences = Differences.OfPlans(report.Event.Plan, plan) };
    }

    private async Task<DeskAnswer> ActAsync(ItemReport report, ItemDeed deed, DeskOrder order, ImmutableArray<string> says)
    {
        var item = report.Item;
        if (order.IsDryRun)
        {
            return new DeskAnswer.Done(item.Number, says);
        }

        var acted = await items.ActAsync(new ItemAction(item.Number, item.Changes, deed, order.Who, order.Why, string.Join(' ', says), clock.GetUtcNow()));
        if (acted is not ItemActed.Done(var ready))
        {
            return Refuse(ExceptionQueueCodes.Overtaken, $"Something happened to {Name(report)} while you looked at it.");
        }

        foreach (var open in ready)
        {
            board.Add(open);
        }

        return new DeskAnswer.Done(item.Number, says);
    }

    private async Task<(ItemReport? Report, DeskAnswer? Refusal)> FindAsync(long number) => await items.ItemAsync(number) is { } report
        ? (report, null)
        : (null, Refuse(ExceptionQueueCodes.NoItem, $"There is no item X{number}."));

    /// <summary>An item whose event may be worked again.</summary>
    private async Task<(ItemReport? Report, DeskAnswer? Refusal)> ToRetryAsync(long number)
    {
        var (report, refusal) = await FindAsync(number);
        return report switch
        {
            null => (null, refusal),
            { Item.Kind: ItemKind.Variant } => (null, Refuse(ExceptionQueueCodes.NotNow, $"{Name(report)} is about another body of an event whose first one counts; it is looked at and resolved, or the event itself is edited.")),
            { Item.Source: var source } when OwnFinding.About(source) is { } matter => (null, Refuse(ExceptionQueueCodes.NotNow, $"{Name(report)} is about {matter}")),
            _ when WhyNotAtWork(report) is { } why => (null, Refuse(ExceptionQueueCodes.NotNow, why)),
            _ => (report, null),
        };
    }

    private static string? WhyNotAtWork(ItemReport report) => report.Item switch
    {
        { State: ItemState.Resolved or ItemState.Superseded, Kind: ItemKind.Event, EventState: not EventState.Ignored } => Booked(report),
        { State: ItemState.Resolved or ItemState.Superseded } item => $"{Name(report)} is {item.State.ToString().ToLowerInvariant()}. Reopen it first.",
        { Kind: ItemKind.Event, EventState: not EventState.Raised } item => $"The event of {Name(report)} is being worked: it is {item.EventState.ToString().ToLowerInvariant()}.",
        _ => null,
    };

    private static string Booked(ItemReport report) =>
        $"{Name(report)} is booked: its event is {report.Item.EventState.ToString().ToLowerInvariant()}. What it wrote is corrected in NetSuite or at the source.";

    private static DeskAnswer.Refused? Reasonless(DeskOrder order) => string.IsNullOrWhiteSpace(order.Why)
        ? Refuse(ExceptionQueueCodes.NoReason, "Say why; the reason is kept with the action.")
        : null;

    private static string? WhyNoPayload(ItemReport report, ReadOnlyMemory<byte> body)
    {
        var source = report.Item.Source;
        return (EventSources.Read(source, body), EventSources.Read(source, report.Event.Body)) switch
        {
            (EventReading.Rejected(var code, var message), _) => $"{code} {message}",
            (EventReading.Read(var edited), EventReading.Read(var delivered)) when (edited.Id, edited.Type, edited.OccurredAt) != (delivered.Id, delivered.Type, delivered.OccurredAt) =>
                $"It says {edited.Type} {edited.Id} of {Instant(edited.OccurredAt)}, and the delivered one {delivered.Type} {delivered.Id} of {Instant(delivered.OccurredAt)}.",
            _ => null,
        };
    }

    private string? WhyNotOriginal(ItemReport report) =>
        report.Event.Summary.Revision is not { } decided || decided == RevisionInForce(report) || IsPlanned(report) || Kept(report, decided) is not null
            ? null
            : $"Configuration {Short(decided)} decided {Name(report)}; it is no longer in force and its files are not kept any more. It planned nothing that could be carried on.";

    private ClientConfig? Kept(ItemReport report, string revision) =>
        snapshots.Current.Clients.TryGetValue(report.Item.Client, out var inForce) ? revisions.Find(inForce, revision) : null;

    /// <summary>Why the plan is carried on as it is; null when the event is decided anew.</summary>
    private string? WhyKept(ItemReport report, bool original) => DoubtOf(report) switch
    {
        { } doubt when IsPlanned(report) => $"{doubt} The plan is carried on as it is; the record is looked up before anything is sent.",
        _ when original && IsPlanned(report) && report.Event.Summary.Revision != RevisionInForce(report) =>
            $"{Name(report)} carries on the plan of configuration {Short(report.Event.Summary.Revision)} at its first unfinished step.",
        _ => null,
    };

    private string? DoubtOf(ItemReport report) => WriteHorizon.InDoubt(report.Event.Steps, clock.GetUtcNow()) is var (step, until)
        ? $"A write of {step.RecordType} {step.ExternalId} has no answer and may still take effect until {Instant(until)}."
        : null;

    private string? RevisionInForce(ItemReport report) => snapshots.Current.Clients.GetValueOrDefault(report.Item.Client)?.Revision;

    private static bool IsPlanned(ItemReport report) => !report.Event.Steps.IsEmpty;

    private static IEnumerable<string> Written(ItemReport report) => report.Event.Steps
        .Where(step => step.State == StepState.Done)
        .Select(step => $"{step.RecordType} {step.ExternalId} (internal id {step.InternalId}) stays in NetSuite as it is.");

    private static string Outcome(Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Write => $"It would write: {string.Join("; ", plan.Steps.Select(step => $"{step.Action.ToString().ToLowerInvariant()} {step.Wanted.Key}"))}.",
        PlanVerdict.Ignore => $"It would be ignored: {plan.Reason}",
        PlanVerdict.Wait => $"It would wait for {string.Join(", ", plan.WaitsFor)}.",
        PlanVerdict.Defer => $"It would be put off: {plan.Reason}",
        _ => $"It would be raised again: {plan.Problems[0].Code} {plan.Problems[0].Message}",
    };

    private static DeskAnswer.Refused Refuse(DiagnosticCode code, string message) => new(code, message);

    private static string Name(ItemReport report) => $"X{report.Item.Number} ({report.Item.EventType} {report.Item.EventId})";

    private static string Short(string? revision) => revision is null ? "none" : revision.Length <= 12 ? revision : revision[..12];

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

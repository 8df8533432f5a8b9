using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Periods;
using Engine.Core.Rules;
using Engine.Core.Scheduling;
using Engine.Core.Scripts;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>
/// Decides what one event asks for. Pure: equal inputs give equal plans, byte for byte. The mapping that takes the event is chosen once,
/// however many questions are asked. Not shared between threads.
/// </summary>
/// <param name="original">The event as it came.</param>
/// <param name="client">Whose event it is.</param>
/// <param name="refetched">What was fetched because of <see cref="Refetch"/>; null when nothing was.</param>
public sealed class EventPlanner(SourceEvent original, ClientConfig client, Refetched? refetched = null)
{
    private const string OwnChange = "It tells only of metadata that the engine itself wrote back.";

    // A person reads them; a payout may wait for thousands.
    private const int MostShown = 10;

    private readonly SourceEvent source = refetched?.Renew(original) ?? original;

    private EventContext? context;

    // Who takes the event is answered before any look-up and any script.
    private MappingChoice? choice;

    public ClientConfig Client => client;

    /// <summary>The event that is decided about: as it came, or with its object as the source has it now.</summary>
    public SourceEvent Source => source;

    private EventContext Context => context ??= new EventContext(source, client);

    private MappingChoice Choice => choice ??= Started(MappingSelector.Choose(Context));

    /// <summary>The mapping that takes the event; null when none does.</summary>
    public MappingConfig? Mapping => (Choice as MappingChoice.Chosen)?.Mapping;

    /// <summary>Whether the account's accounting periods have to be known before <see cref="Decide(Observations)"/> can answer.</summary>
    public bool NeedsPeriods => (Release is not null || client.ClosedPeriods.Count > 0)
        && Mapping is { } mapping && mapping.Records.Any(record => Release is not null || client.ClosedPeriods.ContainsKey(record.Type.Name));

    /// <summary>A person has the event booked although its period is closed; null when nobody did.</summary>
    public PeriodRelease? Release { get; init; }

    /// <summary>
    /// The ordering key: events of one key are decided in order. An event that no mapping takes, or whose key cannot be
    /// computed, gets a key of its own, so that it blocks nobody.
    /// </summary>
    public string OrderingKey() => Choice is MappingChoice.Chosen(var mapping, _) ? OrderingKey(mapping) : source.Id;

    /// <summary>
    /// The records that have to be looked up before <see cref="Decide(Observations)"/> can answer, saying of which only the presence matters;
    /// none when nothing will be written.
    /// </summary>
    /// <param name="known">Answers to what <see cref="Scripts"/> and <see cref="Fetches"/> asked for before.</param>
    public LookUpKeys Lookups(Observations known)
    {
        if (known.LookUps.Fetched.Values.Concat(known.LookUps.Listed.Values).Any(answer => answer is Fetched.Unknown))
        {
            // The event is put off whatever NetSuite would say.
            return LookUpKeys.None;
        }

        var asking = With(known.Scripts);
        return Choice is MappingChoice.Chosen(var mapping, _) && Validation.Of(mapping, asking).Stops.IsEmpty
            ? RecordKeys.ToLookUp(mapping, source, asking.FrameFor(mapping), known)
            : LookUpKeys.None;
    }

    /// <summary>
    /// The objects of the source that have to be fetched before <see cref="Lookups"/>; asked again until there are none, since the id of
    /// one may stand in another.
    /// </summary>
    public ImmutableArray<SourceFetch> Fetches(Observations observed) => LookUps(observed).Fetches;

    /// <summary>The lists of objects of the source that have to be read before <see cref="Lookups"/>; asked again like <see cref="Fetches"/>.</summary>
    public ImmutableArray<SourceQuery> Queries(Observations observed) => LookUps(observed).Queries;

    /// <summary>
    /// What NetSuite has to be asked besides records by their external ids, after those have been answered; asked again until there is
    /// nothing, since a key is only tried when those before it found nothing.
    /// </summary>
    public ImmutableArray<SearchKey> Searches(Observations observed)
    {
        if (Choice is not MappingChoice.Chosen(var mapping, _) || (mapping.LookUps.IsEmpty && mapping.Reads.IsEmpty))
        {
            return [];
        }

        var asking = With(observed.Scripts);
        if (!Validation.Of(mapping, asking).Stops.IsEmpty)
        {
            return [];
        }

        var frame = asking.FrameFor(mapping);
        var lookUps = LookUpValues.Fill(mapping, source, frame, observed);
        var open = mapping.Reads.IsEmpty || !lookUps.Searches.IsEmpty ? lookUps.Searches : Reads(mapping, lookUps, frame, observed);
        mapping.Frames.GiveBack(frame);
        return open;
    }

    /// <summary>The payments that have to be matched once nothing else is open but what depends on the answer.</summary>
    public ImmutableArray<MatchQuestion> Matches(Observations observed)
    {
        if (Choice is not MappingChoice.Chosen({ Matches.IsEmpty: false } mapping, _))
        {
            return [];
        }

        var asking = With(observed.Scripts);
        var frame = asking.FrameFor(mapping);
        return IsAnswered(mapping, asking, frame, observed) ? MatchQuestions.Fill(mapping, source, frame, observed).Open : [];
    }

    /// <summary>
    /// The event's own object, when its mapping wants that fetched: what is written to one of its records is of a newer fact, or of another of
    /// the same second, of which nobody can tell which came first. Null when the event is the newest, or was fetched before.
    /// </summary>
    /// <param name="keys">What <see cref="Lookups"/> asked for.</param>
    /// <param name="observed">The answers.</param>
    public SourceFetch? Refetch(LookUpKeys keys, Observations observed) =>
        refetched is null && Choice is MappingChoice.Chosen({ Refetch: RefetchPolicy.WhenOlder }, _) && keys.Updated.Any(key => MayBeOlder(observed[key]))
            ? SourceApis.Find(source.Source)?.OwnObject(source)
            : null;

    /// <summary>The same questions about the event as its source has its object now.</summary>
    public EventPlanner With(Refetched answer) => new(original, client, answer) { Release = Release };

    /// <summary>What the event asks for, given what NetSuite showed.</summary>
    public Plan Decide(Observations observed) => Decide(With(observed.Scripts), observed);

    /// <summary>
    /// The calls of scripts that have to be answered before <see cref="Lookups"/>, and after the look-ups before <see cref="Decide"/>; asked
    /// again until there are none, since an answer can lead to another call.
    /// </summary>
    public ImmutableArray<ScriptCall> Scripts(Observations observed)
    {
        if (client.Scripts.Count == 0 || Choice is not MappingChoice.Chosen({ CallsScripts: true } mapping, _))
        {
            return [];
        }

        var calls = new ScriptCalls(observed.Scripts);
        var noting = new EventContext(source, client, calls);
        if (Validation.Of(mapping, noting).Stops.IsEmpty)
        {
            RecordKeys.ToLookUp(mapping, source, noting.FrameFor(mapping), observed);
            Decide(noting, observed);
        }

        return calls.Open;
    }

    private string OrderingKey(MappingConfig mapping)
    {
        var frame = Context.FrameFor(mapping, mapping.NamesOfKey);
        var key = mapping.Key.Evaluate(frame) is { Kind: ValueKind.Text or ValueKind.Number } computed ? computed.ToString() : source.Id;
        mapping.Frames.GiveBack(frame);
        return key;
    }

    private bool MayBeOlder(Observed observed) =>
        observed is Observed.Found({ LastFact: { } last }) && last.At >= source.OccurredAt && last.EventId != source.Id;

    private ImmutableArray<SearchKey> Reads(MappingConfig mapping, LookUpResult lookUps, EvaluationFrame frame, Observations observed) =>
        lookUps is { Unknown: null, Problems.IsEmpty: true }
        && HasNeeds(mapping, frame, observed)
        && MatchQuestions.Fill(mapping, source, frame, observed) is { Unknown: null, Problems.IsEmpty: true }
            ? RecordReads.Fill(mapping, frame, observed).Open
            : [];

    // Everything but what is asked last.
    private bool IsAnswered(MappingConfig mapping, EventContext asking, EvaluationFrame frame, Observations observed) =>
        Validation.Of(mapping, asking).Stops.IsEmpty
        && LookUpValues.Fill(mapping, source, frame, observed) is { Unknown: null, Problems.IsEmpty: true }
        && HasNeeds(mapping, frame, observed);

    private bool HasNeeds(MappingConfig mapping, EvaluationFrame frame, Observations observed) =>
        Needs.Answer(mapping, source, frame, observed) is { Unknown: null, Missing.IsEmpty: true, Problems.IsEmpty: true };

    private LookUpResult LookUps(Observations observed)
    {
        if (Choice is not MappingChoice.Chosen({ LookUps.IsEmpty: false } mapping, _))
        {
            return LookUpResult.None;
        }

        var asking = With(observed.Scripts);
        return Validation.Of(mapping, asking).Stops.IsEmpty ? LookUpValues.Fill(mapping, source, asking.FrameFor(mapping), observed) : LookUpResult.None;
    }

    private EventContext With(ScriptAnswers answers) =>
        client.Scripts.Count == 0 ? Context : new EventContext(source, client, new ScriptCalls(answers));

    private Plan Decide(EventContext known, Observations observed) => Choice switch
    {
        MappingChoice.Raised raised => Raise(Begin(null, raised.Trace, observed), [raised.Problem]),
        MappingChoice.Ignored ignored => Begin(null, ignored.Trace, observed) with { Verdict = PlanVerdict.Ignore, Reason = ignored.Reason },
        MappingChoice.Chosen(var mapping, var trace) => Apply(Begin(mapping, trace, observed), mapping, known, observed),
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };

    private MappingChoice Started(MappingChoice chosen) =>
        chosen is MappingChoice.Chosen(_, var tried) && client.WritesBackTo(source.Source) && SourceApis.Find(source.Source)!.IsOwnChange(source) ? new MappingChoice.Ignored(OwnChange, tried) :
        chosen is MappingChoice.Chosen(_, var trace) && client.Start is { } start && start.LeavesOut(source.OccurredAt, client.Zone)
            ? new MappingChoice.Ignored(start.Reason(source.OccurredAt, client.Zone), trace)
            : chosen;

    private Plan Begin(MappingConfig? mapping, ImmutableArray<PlanTrace> trace, Observations observed) => new()
    {
        EventId = source.Id,
        EventType = source.Type,
        Client = client.Name,
        Revision = client.Revision,
        Verdict = PlanVerdict.Write,
        Trace = trace,
        Mapping = mapping?.Name,
        WaitDays = mapping?.WaitDays ?? 0,
        Asked = PlanAnswers.Of(observed, refetched),
    };

    private Plan Apply(Plan plan, MappingConfig mapping, EventContext context, Observations observed)
    {
        var validation = Validation.Of(mapping, context);
        plan = validation.Traces.IsEmpty ? plan : plan with { Validated = validation.Traces };
        if (!validation.Stops.IsEmpty)
        {
            return Raise(plan, validation.Stops.AddRange(validation.Raises));
        }

        var frame = context.FrameFor(mapping);
        plan = Apply(plan, mapping, context, frame, observed, validation);
        mapping.Frames.GiveBack(frame);
        return plan;
    }

    private Plan Apply(
        Plan plan, MappingConfig mapping, EventContext context, EvaluationFrame frame, Observations observed, Validation validation)
    {
        var lookUps = LookUpValues.Fill(mapping, context.Source, frame, observed);
        var needs = Needs.Answer(mapping, context.Source, frame, observed);
        return needs switch
        {
            _ when !lookUps.Problems.IsEmpty => Raise(plan, lookUps.Problems),
            _ when lookUps.Unknown is { } reason => Defer(plan, reason),
            { Problems.IsEmpty: false } => Raise(plan, needs.Problems),
            { Unknown: { } reason } => Defer(plan, reason),
            { Missing.IsEmpty: false } => Wait(plan, context.Client, needs.Missing) with { WaitsBecause = Shorten(needs.Because), Fetches = needs.Fetches },
            _ => MatchQuestions.Fill(mapping, context.Source, frame, observed) switch
            {
                { Problems: { IsEmpty: false } problems } => Raise(plan, problems),
                { Unknown: { } reason } => Defer(plan, reason),
                _ => Read(plan, mapping, context, frame, observed, validation, lookUps.Found),
            },
        };
    }

    private Plan Read(
        Plan plan,
        MappingConfig mapping,
        EventContext context,
        EvaluationFrame frame,
        Observations observed,
        Validation validation,
        ImmutableDictionary<string, LinkedRecord> found) => RecordReads.Fill(mapping, frame, observed) switch
        {
            { Problems: { IsEmpty: false } problems } => Raise(plan, problems),
            { Unknown: { } reason } => Defer(plan, reason),
            _ => Write(plan, mapping, context, frame, observed, validation, found),
        };

    private Plan Write(
        Plan plan,
        MappingConfig mapping,
        EventContext context,
        EvaluationFrame frame,
        Observations observed,
        Validation validation,
        ImmutableDictionary<string, LinkedRecord> found)
    {
        Checks.Derive(mapping, frame);
        if (Checks.Of(mapping, frame) is { IsEmpty: false } failed)
        {
            return Raise(plan, failed);
        }

        var wanted = WantedRecords.Build(mapping, frame);
        if (!wanted.Problems.IsEmpty)
        {
            return Raise(plan, wanted.Problems);
        }

        var (evidence, differs) = EvidenceBuilder.Of(mapping, frame);
        if (differs is not null)
        {
            return Raise(plan, [differs]);
        }

        var records = found.IsEmpty ? wanted.Records : Linked(mapping, wanted.Records, found);
        if (NeedsPeriods || DatedRecords.WereMoved(records, observed))
        {
            if (observed.Periods is not PeriodsObserved.Known && NeedsPeriods)
            {
                return Defer(plan, (observed.Periods as PeriodsObserved.Unknown)?.Reason ?? "The accounting periods were not asked for.");
            }

            var calendar = NeedsPeriods ? ((PeriodsObserved.Known)observed.Periods!).Calendar : PeriodCalendar.AlwaysOpen;
            var dated = DatedRecords.Of(records, calendar, context.Client.ClosedPeriods, Release, observed);
            if (!dated.Problems.IsEmpty || !dated.WaitsFor.IsEmpty)
            {
                return dated.Problems.IsEmpty ? plan with { Verdict = PlanVerdict.Wait, WaitsFor = dated.WaitsFor, Reason = dated.Reason } : Raise(plan, dated.Problems);
            }

            records = dated.Records;
        }

        var steps = StepSequence.Build(ReferenceEquals(source, original) ? records : Newest(records, observed), context.Source.Stamp, observed);
        return steps switch
        {
            { Unknown: { } reason } => Defer(plan, reason),
            { Problems.IsEmpty: false } => Raise(plan, steps.Problems),
            { Missing.IsEmpty: false } => Wait(plan, context.Client, steps.Missing),
            _ => WithWriteBacks(
                plan with { Steps = steps.Steps, Evidence = evidence, Warnings = validation.Warnings, Problems = ChangesSomething(steps.Steps) ? validation.Raises : [] }, mapping, context, frame),
        };
    }

    private static Plan WithWriteBacks(Plan plan, MappingConfig mapping, EventContext context, EvaluationFrame frame)
    {
        var (planned, problems) = WriteBacks.Plan(mapping, context.Client, context.Source, frame, plan.Steps);
        return problems.IsEmpty ? plan with { WriteBacks = planned } : Raise(plan with { Steps = [], Evidence = null, Warnings = [] }, problems);
    }

    private static ImmutableArray<WantedRecord> Linked(
        MappingConfig mapping, ImmutableArray<WantedRecord> records, ImmutableDictionary<string, LinkedRecord> found)
    {
        var links = mapping.Records
            .Where(record => record.LookUp is { } name && found.ContainsKey(name))
            .ToDictionary(record => record.Name, record => found[record.LookUp!]);
        return [.. records.Select(record => links.TryGetValue(record.Name, out var link) ? record with { Linked = link } : record)];
    }

    // What the source says now is no older than what any event said before.
    private ImmutableArray<WantedRecord> Newest(ImmutableArray<WantedRecord> records, Observations observed) =>
        [.. records.Select(record => observed[record.Key] is Observed.Found({ LastFact: { } last }) && last > source.Stamp ? record with { Fact = last } : record)];

    // A person who was asked when a record was written is not asked again by an event that changes nothing.
    private static bool ChangesSomething(ImmutableArray<PlanStep> steps) => steps.Any(step => step.Action != StepAction.Unchanged);

    private static Plan Raise(Plan plan, ImmutableArray<PlanProblem> problems) =>
        plan with { Verdict = PlanVerdict.Raise, Problems = problems };

    private static Plan Wait(Plan plan, ClientConfig client, ImmutableArray<RecordKey> missing) =>
        plan with { Verdict = PlanVerdict.Wait, WaitsFor = missing, Reason = FromBeforeStart(client) };

    private static string? Shorten(ImmutableArray<string> because) => because.Length switch
    {
        0 => null,
        <= MostShown => string.Join("; ", because) + ".",
        _ => $"{string.Join("; ", because.Take(MostShown))}; and {because.Length - MostShown} more.",
    };

    // The event does not say of when the record is that it needs, only that it is not there.
    private static string? FromBeforeStart(ClientConfig client) => client.Start is { Before: not StartRule.Book } start
        ? $"What is from before {StartDate.Show(start.Date)}, the start date, is not booked. If it is, make the record by hand with this external id, or book the event by hand."
        : null;

    private static Plan Defer(Plan plan, string reason) => plan with { Verdict = PlanVerdict.Defer, Reason = reason };
}

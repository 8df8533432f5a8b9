using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Scripts;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Decides what an event asks for. Pure: equal inputs give equal plans, byte for byte.</summary>
public static class Planner
{
    /// <summary>
    /// The ordering key: events of one key are decided in order. An event that no mapping takes, or whose key cannot be
    /// computed, gets a key of its own, so that it blocks nobody.
    /// </summary>
    public static string OrderingKey(SourceEvent source, ClientConfig client)
    {
        var context = new EventContext(source, client);
        if (MappingSelector.Choose(context) is not MappingChoice.Chosen(var mapping, _))
        {
            return source.Id;
        }

        return mapping.Key.Evaluate(context.FrameFor(mapping)) is { Kind: ValueKind.Text or ValueKind.Number } key ? key.ToString() : source.Id;
    }

    /// <summary>The records that have to be looked up before <see cref="Decide"/> can answer; none when nothing will be written.</summary>
    /// <param name="known">
    /// Answers to what <see cref="Scripts"/> and <see cref="Fetches"/> asked for before; may be left out where no script is called and nothing
    /// is fetched.
    /// </param>
    public static ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client, Observations? known = null) =>
        LookUpsOf(source, client, known).All;

    /// <summary>The same, saying of which records only the presence matters.</summary>
    public static LookUpKeys LookUpsOf(SourceEvent source, ClientConfig client, Observations? known = null)
    {
        var observed = known ?? Observations.None;
        if (observed.LookUps.Fetched.Values.Any(answer => answer is Fetched.Unknown))
        {
            // The event is put off whatever NetSuite would say.
            return LookUpKeys.None;
        }

        var context = new EventContext(source, client, ScriptsOf(client, observed.Scripts));
        return MappingSelector.Choose(context) is MappingChoice.Chosen(var mapping, _) && Validation.Of(mapping, context).Stops.IsEmpty
            ? RecordKeys.ToLookUp(mapping, source, context.FrameFor(mapping), observed)
            : LookUpKeys.None;
    }

    /// <summary>
    /// The objects of the source that have to be fetched before <see cref="Lookups"/>; asked again until there are none, since the id of
    /// one may stand in another.
    /// </summary>
    public static ImmutableArray<SourceFetch> Fetches(SourceEvent source, ClientConfig client, Observations observed) =>
        AnswersOf(source, client, observed).Fetches;

    /// <summary>
    /// What NetSuite has to be asked besides records by their external ids, after those have been answered; asked again until there is
    /// nothing, since a key is only tried when those before it found nothing.
    /// </summary>
    public static ImmutableArray<SearchKey> Searches(SourceEvent source, ClientConfig client, Observations observed) =>
        AnswersOf(source, client, observed).Searches;

    private static LookUpResult AnswersOf(SourceEvent source, ClientConfig client, Observations observed)
    {
        // Events that need no look-up must not pay for being evaluated again.
        if (!client.Mappings.Any(candidate => !candidate.LookUps.IsEmpty && candidate.Events.Contains(source.Type)))
        {
            return LookUpResult.None;
        }

        var context = new EventContext(source, client, ScriptsOf(client, observed.Scripts));
        return MappingSelector.Choose(context) is MappingChoice.Chosen({ LookUps.IsEmpty: false } mapping, _) && Validation.Of(mapping, context).Stops.IsEmpty
            ? LookUpValues.Fill(mapping, source, context.FrameFor(mapping), observed)
            : LookUpResult.None;
    }

    /// <summary>What the event asks for, given what NetSuite showed.</summary>
    public static Plan Decide(SourceEvent source, ClientConfig client, Observations observed)
    {
        return Decide(new EventContext(source, client, ScriptsOf(client, observed.Scripts)), observed);
    }

    /// <summary>
    /// The calls of scripts that have to be answered before <see cref="Lookups"/>, and after the look-ups before
    /// <see cref="Decide(SourceEvent, ClientConfig, Observations)"/>; asked again until there are none, since an answer can lead to another call.
    /// </summary>
    public static ImmutableArray<ScriptCall> Scripts(SourceEvent source, ClientConfig client, Observations observed)
    {
        // Events that no script concerns must not pay for being evaluated twice.
        if (!client.Mappings.Any(candidate => candidate.CallsScripts && candidate.Events.Contains(source.Type))
            || MappingSelector.Choose(new EventContext(source, client)) is not MappingChoice.Chosen({ CallsScripts: true } mapping, _))
        {
            return [];
        }

        var calls = new ScriptCalls(observed.Scripts);
        var context = new EventContext(source, client, calls);
        if (Validation.Of(mapping, context).Stops.IsEmpty)
        {
            RecordKeys.ToLookUp(mapping, source, context.FrameFor(mapping), observed);
            Decide(context, observed);
        }

        return calls.Open;
    }

    private static ScriptCalls? ScriptsOf(ClientConfig client, ScriptAnswers answers) => client.Scripts.Count == 0 ? null : new ScriptCalls(answers);

    private static Plan Decide(EventContext context, Observations observed)
    {
        var (source, client) = (context.Source, context.Client);
        var plan = new Plan
        {
            EventId = source.Id,
            EventType = source.Type,
            Client = client.Name,
            Revision = client.Revision,
            Verdict = PlanVerdict.Write,
            Asked = PlanAnswers.Of(observed),
        };
        return MappingSelector.Choose(context) switch
        {
            MappingChoice.Raised raised => Raise(plan with { Trace = raised.Trace }, [raised.Problem]),
            MappingChoice.Ignored ignored => plan with { Trace = ignored.Trace, Verdict = PlanVerdict.Ignore, Reason = ignored.Reason },
            MappingChoice.Chosen chosen => Apply(
                plan with { Trace = chosen.Trace, Mapping = chosen.Mapping.Name, WaitDays = chosen.Mapping.WaitDays }, chosen.Mapping, context, observed),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private static Plan Apply(Plan plan, MappingConfig mapping, EventContext context, Observations observed)
    {
        var validation = Validation.Of(mapping, context);
        plan = plan with { Validated = validation.Traces };
        if (!validation.Stops.IsEmpty)
        {
            return Raise(plan, validation.Stops.AddRange(validation.Raises));
        }

        var frame = context.FrameFor(mapping);
        var lookUps = LookUpValues.Fill(mapping, context.Source, frame, observed);
        var needs = Needs.Answer(mapping, frame, observed);
        return needs switch
        {
            _ when !lookUps.Problems.IsEmpty => Raise(plan, lookUps.Problems),
            _ when lookUps.Unknown is { } reason => Defer(plan, reason),
            { Problems.IsEmpty: false } => Raise(plan, needs.Problems),
            { Unknown: { } reason } => Defer(plan, reason),
            { Missing.IsEmpty: false } => Wait(plan, needs.Missing),
            _ => Write(plan, mapping, context, frame, observed, validation, lookUps.Found),
        };
    }

    private static Plan Write(
        Plan plan,
        MappingConfig mapping,
        EventContext context,
        EvaluationFrame frame,
        Observations observed,
        Validation validation,
        ImmutableDictionary<string, LinkedRecord> found)
    {
        var wanted = WantedRecords.Build(mapping, frame);
        if (!wanted.Problems.IsEmpty)
        {
            return Raise(plan, wanted.Problems);
        }

        var steps = StepSequence.Build(Linked(mapping, wanted.Records, found), context.Source.Stamp, observed);
        return steps switch
        {
            { Unknown: { } reason } => Defer(plan, reason),
            { Problems.IsEmpty: false } => Raise(plan, steps.Problems),
            { Missing.IsEmpty: false } => Wait(plan, steps.Missing),
            _ => plan with { Steps = steps.Steps, Warnings = validation.Warnings, Problems = ChangesSomething(steps.Steps) ? validation.Raises : [] },
        };
    }

    private static ImmutableArray<WantedRecord> Linked(
        MappingConfig mapping, ImmutableArray<WantedRecord> records, ImmutableDictionary<string, LinkedRecord> found)
    {
        if (found.IsEmpty)
        {
            return records;
        }

        var links = mapping.Records
            .Where(record => record.LookUp is { } name && found.ContainsKey(name))
            .ToDictionary(record => record.Name, record => found[record.LookUp!]);
        return [.. records.Select(record => links.TryGetValue(record.Name, out var link) ? record with { Linked = link } : record)];
    }

    // A person who was asked when a record was written is not asked again by an event that changes nothing.
    private static bool ChangesSomething(ImmutableArray<PlanStep> steps) => steps.Any(step => step.Action != StepAction.Unchanged);

    private static Plan Raise(Plan plan, ImmutableArray<PlanProblem> problems) =>
        plan with { Verdict = PlanVerdict.Raise, Problems = problems };

    private static Plan Wait(Plan plan, ImmutableArray<RecordKey> missing) =>
        plan with { Verdict = PlanVerdict.Wait, WaitsFor = missing };

    private static Plan Defer(Plan plan, string reason) => plan with { Verdict = PlanVerdict.Defer, Reason = reason };
}

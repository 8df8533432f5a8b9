using System.Collections.Immutable;
using Engine.Core.Configuration;
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
    /// <param name="scripts">What <see cref="Scripts"/> asked for before any look-up; may be left out where no script is called.</param>
    public static ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client, ScriptAnswers? scripts = null) =>
        LookUpsOf(source, client, scripts).All;

    /// <summary>The same, saying of which records only the presence matters.</summary>
    public static LookUpKeys LookUpsOf(SourceEvent source, ClientConfig client, ScriptAnswers? scripts = null)
    {
        var context = new EventContext(source, client, ScriptsOf(client, scripts ?? ScriptAnswers.None));
        return MappingSelector.Choose(context) is MappingChoice.Chosen(var mapping, _) && Validation.Of(mapping, context).Stops.IsEmpty
            ? RecordKeys.ToLookUp(mapping, context.FrameFor(mapping))
            : LookUpKeys.None;
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
            RecordKeys.ToLookUp(mapping, context.FrameFor(mapping));
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
        var needs = Needs.Answer(mapping, frame, observed);
        return needs switch
        {
            { Problems.IsEmpty: false } => Raise(plan, needs.Problems),
            { Unknown: { } reason } => Defer(plan, reason),
            { Missing.IsEmpty: false } => Wait(plan, needs.Missing),
            _ => Write(plan, mapping, context, frame, observed, validation),
        };
    }

    private static Plan Write(Plan plan, MappingConfig mapping, EventContext context, EvaluationFrame frame, Observations observed, Validation validation)
    {
        var wanted = WantedRecords.Build(mapping, frame);
        if (!wanted.Problems.IsEmpty)
        {
            return Raise(plan, wanted.Problems);
        }

        var steps = StepSequence.Build(wanted.Records, context.Source.Stamp, observed);
        return steps switch
        {
            { Unknown: { } reason } => Defer(plan, reason),
            { Problems.IsEmpty: false } => Raise(plan, steps.Problems),
            { Missing.IsEmpty: false } => Wait(plan, steps.Missing),
            _ => plan with { Steps = steps.Steps, Warnings = validation.Warnings, Problems = ChangesSomething(steps.Steps) ? validation.Raises : [] },
        };
    }

    // A person who was asked when a record was written is not asked again by an event that changes nothing.
    private static bool ChangesSomething(ImmutableArray<PlanStep> steps) => steps.Any(step => step.Action != StepAction.Unchanged);

    private static Plan Raise(Plan plan, ImmutableArray<PlanProblem> problems) =>
        plan with { Verdict = PlanVerdict.Raise, Problems = problems };

    private static Plan Wait(Plan plan, ImmutableArray<RecordKey> missing) =>
        plan with { Verdict = PlanVerdict.Wait, WaitsFor = missing };

    private static Plan Defer(Plan plan, string reason) => plan with { Verdict = PlanVerdict.Defer, Reason = reason };
}

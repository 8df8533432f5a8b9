using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.Work;

namespace Engine.Tests.Runtime.Support;

/// <summary>
/// Plans made by hand, so that the shell can be led down every path. Each record is decided by the real step planner; only
/// which records an event asks for comes from the test.
/// </summary>
internal sealed class ScriptedPlanner : IPlanner
{
    private readonly ConcurrentDictionary<string, ImmutableArray<WantedRecord>> wanted = [];
    private readonly ConcurrentDictionary<string, RecordKey> needs = [];
    private readonly ConcurrentDictionary<string, Plan> fixedPlans = [];

    /// <summary>Events decided, in order.</summary>
    public ConcurrentQueue<string> Decided { get; } = [];

    public ScriptedPlanner Wants(string eventId, params ImmutableArray<WantedRecord> records)
    {
        wanted[eventId] = records;
        return this;
    }

    public ScriptedPlanner Needs(string eventId, RecordKey key)
    {
        needs[eventId] = key;
        return this;
    }

    public ScriptedPlanner Answers(string eventId, PlanVerdict verdict, string? reason = null, params ImmutableArray<PlanProblem> problems)
    {
        fixedPlans[eventId] = Empty(eventId) with { Verdict = verdict, Reason = reason, Problems = problems };
        return this;
    }

    public string OrderingKey(SourceEvent source, ClientConfig client) => Customer(source);

    public ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client) =>
        [.. Wanted(source.Id).Select(record => record.Key), .. needs.TryGetValue(source.Id, out var need) ? new[] { need } : []];

    public Plan Decide(SourceEvent source, ClientConfig client, Observations observed)
    {
        Decided.Enqueue(source.Id);
        if (fixedPlans.TryGetValue(source.Id, out var plan))
        {
            return plan;
        }

        if (needs.TryGetValue(source.Id, out var need) && observed[need] is Observed.Absent)
        {
            return Empty(source.Id) with { Verdict = PlanVerdict.Wait, WaitsFor = [need], WaitDays = 14 };
        }

        var decisions = Wanted(source.Id).Select(record => StepPlanner.Decide(record, source.Stamp, observed[record.Key])).ToList();
        return decisions.OfType<StepDecision.Defer>().FirstOrDefault() is { } defer
            ? Empty(source.Id) with { Verdict = PlanVerdict.Defer, Reason = defer.Reason }
            : Empty(source.Id) with { Verdict = PlanVerdict.Write, Steps = [.. decisions.Cast<StepDecision.Do>().Select(decision => decision.Step)] };
    }

    public static WantedRecord Customer(string externalId, WriteMode write = WriteMode.CreateIfAbsent, string name = "Ada") =>
        Record("customer", externalId, write, new FieldContent("companyName", Value.Of(name)));

    public static WantedRecord Invoice(string externalId, string memo = "first") => Record(
        "invoice",
        externalId,
        WriteMode.Upsert,
        new FieldContent("entity", Value.Of(new RecordReference.OfStep("customer"))),
        new FieldContent("memo", Value.Of(memo)));

    private static WantedRecord Record(string type, string externalId, WriteMode write, params ImmutableArray<FieldContent> fields) =>
        new(type, new RecordKey(type, externalId), write, new RecordContent(fields, []));

    private ImmutableArray<WantedRecord> Wanted(string eventId) => wanted.TryGetValue(eventId, out var records) ? records : [];

    private static string Customer(SourceEvent source) => source.Payload.Member("data").Member("object").Member("customer").AsText();

    private static Plan Empty(string eventId) => new()
    {
        EventId = eventId,
        EventType = "invoice.paid",
        Client = "acme",
        Revision = "rev",
        Verdict = PlanVerdict.Write,
        Mapping = "by-hand",
    };
}

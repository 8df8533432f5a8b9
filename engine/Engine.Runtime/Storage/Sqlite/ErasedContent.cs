using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Payloads;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What remains of stored documents once their payload is erased.</summary>
internal static class ErasedContent
{
    /// <summary>Of a message: its code.</summary>
    public const string Text = ShownReason.Rest;

    /// <summary>Of a body.</summary>
    public static byte[] Body { get; } = "{}"u8.ToArray();

    /// <summary>Which records were planned, by which mapping and revision; none of their values.</summary>
    public static byte[] Plan(byte[] json)
    {
        var plan = PlanJson.Read(json);
        return PlanJson.ToBytes(plan with
        {
            Steps = [.. plan.Steps.Select(Step)],
            Reason = plan.Verdict == PlanVerdict.Ignore ? plan.Reason : null,
            Problems = Problems(plan.Problems),
            Warnings = Problems(plan.Warnings),
            Asked = [],
            Validated = [],
            Trace = [],
        });
    }

    /// <summary>That a request was sent, where to, and how it was answered.</summary>
    public static HttpExchange Exchange(HttpExchange exchange) => exchange with { RequestBody = "", ResponseBody = "" };

    private static PlanStep Step(PlanStep step) =>
        new(new WantedRecord(step.Wanted.Name, step.Wanted.Key, step.Wanted.Write, RecordContent.Empty), step.Action, step.InternalId, RecordContent.Empty, [], null);

    private static ImmutableArray<PlanProblem> Problems(ImmutableArray<PlanProblem> problems) => [.. problems.Select(problem => problem with { Message = Text })];
}

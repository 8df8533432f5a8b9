using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>How the decision of today stands to what became of an event.</summary>
/// <param name="Word">Under which it is counted.</param>
/// <param name="IsWorkedAgain">Whether a replay works the event again.</param>
/// <param name="Told">The difference; null when there is none.</param>
internal sealed record ReplayVerdict(string Word, bool IsWorkedAgain, string? Told)
{
    private static readonly ReplayVerdict Same = new("same", false, null);

    /// <summary>Pure. What was written is never taken back: an event that would be ignored or raised today is told, and left as it is.</summary>
    /// <param name="state">A final state.</param>
    public static ReplayVerdict Of(EventState state, Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Write when plan.Steps.All(step => step.Action == StepAction.Unchanged) =>
            state == EventState.Completed ? Same : new("differ", true, $"was {StateWord(state)}, and all of it is in NetSuite as wanted"),
        PlanVerdict.Write => new("differ", true, string.Join("; ", plan.Steps.Where(step => step.Action != StepAction.Unchanged).Select(Tell))),
        PlanVerdict.Defer => new("failed", false, plan.Reason),
        PlanVerdict.Ignore when state == EventState.Ignored => Same,
        PlanVerdict.Ignore => new("differ", state == EventState.Raised, $"was {StateWord(state)}, and is ignored now: {plan.Reason}"),
        PlanVerdict.Raise when state == EventState.Raised => Same,
        PlanVerdict.Raise => new("differ", false, $"was {StateWord(state)}, and would be raised now: {plan.Problems[0].Code} {plan.Problems[0].Message}"),
        PlanVerdict.Wait => new("differ", state != EventState.Completed, $"was {StateWord(state)}, and would wait now for {string.Join(", ", plan.WaitsFor)}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Tell(PlanStep step) => step.Action == StepAction.Create
        ? $"create {step.Wanted.Key}"
        : $"update {step.Wanted.Key}: {string.Join(", ", step.Differences.Select(difference => $"{difference.Field} {difference.There} becomes {difference.Wanted}"))}";

    private static string StateWord(EventState state) => state.ToString().ToLowerInvariant();
}

using Engine.Core.Planning;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Work;

/// <summary>A refusal by NetSuite as people meet it: its words, where the value came from, who can help.</summary>
internal static class RefusedProblem
{
    public static PlanProblem Of(StepWork work, PlanStep step, NetSuiteError error)
    {
        var trace = TraceOf(work, step, error);
        var cause = trace is null ? "" : $" {trace.Describe()}";
        return new PlanProblem(
            NetSuiteCodes.Of(error.Class).Id,
            $"{work.Key}: {error.Detail}{cause} {NetSuiteCodes.WhoCanHelp(error.Class)} can help.",
            work.Step.Wanted.Name,
            trace?.Path ?? error.Path,
            trace?.Origin);
    }

    private static FieldTrace? TraceOf(StepWork work, PlanStep step, NetSuiteError error)
    {
        var sent = step.Action == StepAction.Create ? step.Wanted.ForCreate : step.Changes;
        return RefusedPlace.Read(error.Path, error.Detail) is { } place
            ? FieldTrace.Of(place, work.Event.Source, work.Event.Client, work.Plan, step.Wanted, sent)
            : null;
    }
}

namespace Engine.Core.Planning;

/// <summary>What is to be done about one record.</summary>
public abstract record StepDecision
{
    private StepDecision()
    {
    }

    public sealed record Do(PlanStep Step) : StepDecision;

    /// <summary>The record has to be there first and is not.</summary>
    public sealed record Wait : StepDecision;

    /// <summary>The look-up gave no answer: never create.</summary>
    public sealed record Defer(string Reason) : StepDecision;

    /// <summary>What is there stands for something else; a person decides.</summary>
    public sealed record Conflict(PlanProblem Problem) : StepDecision;
}

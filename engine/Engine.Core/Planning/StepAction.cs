namespace Engine.Core.Planning;

/// <summary>What a step does to its record.</summary>
public enum StepAction
{
    Create,
    Update,

    /// <summary>The record is there and needs nothing.</summary>
    Unchanged,
}

namespace Engine.Runtime.Storage;

/// <summary>How far one step of a plan is.</summary>
public enum StepState
{
    Planned,

    /// <summary>About to be written; found after a crash, whether it was written is not known.</summary>
    Intent,

    /// <summary>The record is in NetSuite as the step wants it.</summary>
    Done,

    /// <summary>Raised; nothing more is tried.</summary>
    Refused,
}

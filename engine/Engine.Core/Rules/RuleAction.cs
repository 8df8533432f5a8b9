namespace Engine.Core.Rules;

/// <summary>What becomes of an event when a rule of Kind validate does not pass. Reasons: engine/decisions/0008.</summary>
public enum RuleAction
{
    /// <summary>Nothing is written, and a person is asked.</summary>
    Stop,

    /// <summary>Everything is written; the warning is kept with the event.</summary>
    Warn,

    /// <summary>Everything is written, and a person is asked to look at it.</summary>
    Raise,
}

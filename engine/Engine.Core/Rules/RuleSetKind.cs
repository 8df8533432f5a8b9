namespace Engine.Core.Rules;

/// <summary>What a rule set is for.</summary>
public enum RuleSetKind
{
    /// <summary>Which events a mapping takes: all rules must pass.</summary>
    Filter,

    /// <summary>What must hold before anything is written; a rule that does not pass raises the event with its message.</summary>
    Validate,

    /// <summary>Which of several values an event gets, such as a subsidiary: the output of the first rule that passes.</summary>
    Route,
}

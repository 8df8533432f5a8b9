namespace Engine.Core.Rules;

/// <summary>What a rule set is for.</summary>
public enum RuleSetKind
{
    /// <summary>Which events a mapping takes: all rules must pass.</summary>
    Filter,

    /// <summary>What must hold before anything is written; what becomes of an event when a rule does not pass, the rule's Action says.</summary>
    Validate,

    /// <summary>Which of several values an event gets, such as a subsidiary: the output of the first rule that passes.</summary>
    Route,

    /// <summary>The value of a field that nothing nearer sets: the output of the first rule that passes, and no value when none does.</summary>
    Default,

    /// <summary>Which open invoices a payment is for: tiers in order, each with what it does where it finds them. See Engine.Core/Matching.</summary>
    Match,
}

namespace Engine.Core.Rules;

/// <summary>What became of one rule.</summary>
public enum RuleOutcome
{
    Passed,
    Failed,

    /// <summary>Could not be evaluated; the message says why. Counts as not passed.</summary>
    Error,
}

namespace Engine.Core.Planning;

/// <summary>What becomes of an event.</summary>
public enum PlanVerdict
{
    /// <summary>Records are written (or found as they should be).</summary>
    Write,

    /// <summary>The client does nothing with it; the plan names the rule.</summary>
    Ignore,

    /// <summary>A record it depends on is not there yet.</summary>
    Wait,

    /// <summary>A look-up gave no answer; decide again later.</summary>
    Defer,

    /// <summary>A person has to decide.</summary>
    Raise,
}

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>What a payer's name is good for.</summary>
public enum PayerAliasState
{
    /// <summary>People took it for the customer; it is in no crosswalk, so no tier goes by it.</summary>
    Proposed,

    /// <summary>In the crosswalk. Tiers go by it as the match set says, such as from minConfirmations on.</summary>
    Listed,

    /// <summary>In the crosswalk, and marked as not to be used.</summary>
    Withdrawn,

    /// <summary>People took it for several customers.</summary>
    Disputed,
}

namespace Engine.Core.Matching;

/// <summary>What follows when a tier finds invoices and may not take them.</summary>
public enum MatchFallback
{
    /// <summary>The next tier is asked.</summary>
    Next,

    /// <summary>A person is shown what was found; later tiers are not asked.</summary>
    Review,

    /// <summary>The payment is raised as an exception; later tiers are not asked.</summary>
    Raise,
}

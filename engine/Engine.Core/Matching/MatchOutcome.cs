namespace Engine.Core.Matching;

/// <summary>What became of a payment.</summary>
public enum MatchOutcome
{
    /// <summary>Its money is applied.</summary>
    Applied,

    /// <summary>Its money is applied, and people are to look at it.</summary>
    Flagged,

    /// <summary>A person decides; nothing is applied.</summary>
    Review,

    /// <summary>Raised as an exception; nothing is applied.</summary>
    Raised,

    /// <summary>The search for a group of invoices was given up; a person decides, and nothing is applied.</summary>
    GaveUp,

    /// <summary>No tier found anything.</summary>
    Unmatched,
}

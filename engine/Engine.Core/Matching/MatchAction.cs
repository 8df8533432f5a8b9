namespace Engine.Core.Matching;

/// <summary>What a tier does with a payment for which it finds exactly what it looks for.</summary>
public enum MatchAction
{
    /// <summary>The money is applied.</summary>
    Apply,

    /// <summary>The money is applied, and the match is listed for people to look at.</summary>
    ApplyAndFlag,

    /// <summary>Nothing is applied; a person is shown what was found.</summary>
    Review,

    /// <summary>Nothing is applied; the payment is raised as an exception.</summary>
    Raise,
}

namespace Engine.Core.Reconciliation;

/// <summary>How something in the source stands to what the books have of it.</summary>
public enum ReconciledState
{
    /// <summary>Its records are in NetSuite, with the amounts that its mapping gives them.</summary>
    Agrees,

    /// <summary>In the source only: some record that its mapping makes of it is not in NetSuite.</summary>
    Missing,

    /// <summary>In both, with other amounts, another party or another currency.</summary>
    Differs,

    /// <summary>In the source only, and it cannot be booked as it is: a person decides.</summary>
    NeedsPerson,

    /// <summary>The client's configuration leaves it out; no difference.</summary>
    LeftOut,

    /// <summary>In NetSuite only: nothing at the source stands for it.</summary>
    OnlyInNetSuite,
}

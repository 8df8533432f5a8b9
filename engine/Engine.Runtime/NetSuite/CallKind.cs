namespace Engine.Runtime.NetSuite;

/// <summary>What a request to NetSuite is for; calls are counted by it.</summary>
public enum CallKind
{
    /// <summary>One SuiteQL statement, for the look-ups of any number of events.</summary>
    Query,

    /// <summary>One record read whole.</summary>
    Read,

    /// <summary>One record, or a batch of them.</summary>
    Create,
    Update,

    /// <summary>How a batch of creates stands, and what became of each of its records.</summary>
    Job,
}

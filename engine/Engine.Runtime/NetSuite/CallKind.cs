namespace Engine.Runtime.NetSuite;

/// <summary>What a request to NetSuite is for; calls are counted by it.</summary>
public enum CallKind
{
    /// <summary>One SuiteQL statement, for the look-ups of any number of events.</summary>
    Query,

    /// <summary>One record read whole.</summary>
    Read,
    Create,
    Update,
}

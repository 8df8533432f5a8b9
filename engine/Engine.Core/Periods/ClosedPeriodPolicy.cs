namespace Engine.Core.Periods;

/// <summary>What becomes of a transaction whose date lies in a closed period.</summary>
public enum ClosedPeriodPolicy
{
    /// <summary>A person is asked.</summary>
    Block,

    /// <summary>It is dated on the first day that is open, and its memo says which day was meant.</summary>
    NextOpenDay,

    /// <summary>The event waits until the period is open again; a person is asked when that takes too long.</summary>
    Queue,
}

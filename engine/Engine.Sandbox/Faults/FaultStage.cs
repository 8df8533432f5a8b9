namespace Engine.Sandbox.Faults;

/// <summary>When in a request's life a fault happens.</summary>
internal enum FaultStage
{
    /// <summary>Before anything is executed.</summary>
    Before,

    /// <summary>After the account has accepted it.</summary>
    Accepted,

    /// <summary>When a batch is taken apart.</summary>
    Batch,
}

namespace Engine.Runtime.Storage;

/// <summary>How a run stands.</summary>
public enum RunState
{
    Running,
    Done,

    /// <summary>It could not go on; its note says why.</summary>
    Failed,

    /// <summary>The engine stopped in the middle of it.</summary>
    Interrupted,
}

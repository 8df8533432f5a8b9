namespace Engine.Runtime.Storage;

/// <summary>Why work was stopped. Either takes nothing new and lets what is under way end.</summary>
public enum PauseKind
{
    /// <summary>Until somebody resumes it.</summary>
    Pause,

    /// <summary>To come to an end, as before maintenance; somebody waits to hear that nothing is under way any more.</summary>
    Drain,
}

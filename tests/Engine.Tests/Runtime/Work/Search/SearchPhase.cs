namespace Engine.Tests.Runtime.Work.Search;

/// <summary>Where a worker stands.</summary>
internal enum SearchPhase
{
    /// <summary>Not at work on the record.</summary>
    Out,

    /// <summary>Has the lease and looks the record up next.</summary>
    Looking,

    /// <summary>Has seen what is there.</summary>
    Looked,

    /// <summary>Has announced a write and not sent it.</summary>
    Ready,

    /// <summary>Has sent it.</summary>
    Waiting,
}

namespace Engine.Runtime.Work;

/// <summary>Places between two effects, where a death of the process must lose nothing and repeat nothing.</summary>
public enum CrashPoint
{
    /// <summary>The event is on disk and not yet acknowledged.</summary>
    AfterInbox,

    /// <summary>A file is copied into the data folder and nothing refers to the copy.</summary>
    AfterFileStaged,

    /// <summary>A file has its lasting place and is not noted.</summary>
    AfterFileKept,

    /// <summary>A file is noted and none of its events is kept.</summary>
    AfterFileNoted,

    /// <summary>Some of a file's events are kept.</summary>
    AfterFilePage,

    /// <summary>All of a file's events are kept, and it was not moved away or answered.</summary>
    AfterFileTaken,

    /// <summary>What payments were matched to is on disk, and none of them is planned.</summary>
    AfterMatch,

    /// <summary>The plan is on disk, no write was announced.</summary>
    AfterPlan,

    /// <summary>The write is announced.</summary>
    AfterIntent,

    /// <summary>Just before the request leaves.</summary>
    BeforeSend,

    /// <summary>The answer is here and not yet on disk.</summary>
    AfterSend,

    /// <summary>The step is on disk as done.</summary>
    AfterDone,

    /// <summary>What goes back to the source is announced.</summary>
    AfterWriteBackIntent,

    /// <summary>The source has answered and it is not yet on disk.</summary>
    AfterWriteBackSend,

    /// <summary>All steps are done, the event's outcome is not on disk.</summary>
    BeforeOutcome,
}

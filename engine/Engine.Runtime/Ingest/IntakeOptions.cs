namespace Engine.Runtime.Ingest;

/// <summary>The bounds of intake: at each it says 503, and the sender comes again.</summary>
public sealed record IntakeOptions
{
    /// <summary>The folder whose disk is watched; null where there is none, as in a simulation.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Bytes that must be free on that disk. What is in the inbox already needs room for plans and answers.</summary>
    public long MinFreeBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bytes of bodies that are read at the same time.</summary>
    public long MaxBytesInFlight { get; init; } = 64L * 1024 * 1024;

    /// <summary>Where drop folders that are not written in full begin; null for the current folder.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>How often drop folders are looked into.</summary>
    public TimeSpan FolderInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A file is read when it has not changed for this long.</summary>
    public TimeSpan FileSettle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An empty file is refused when it has been empty for this long: a sender may have made it and not yet written.</summary>
    public TimeSpan EmptyFileSettle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When a sender that is turned away is to come again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);
}

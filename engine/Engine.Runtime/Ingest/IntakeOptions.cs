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

    /// <summary>When a sender that is turned away is to come again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);
}

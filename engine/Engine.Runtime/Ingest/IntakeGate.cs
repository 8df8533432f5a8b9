using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Runtime.Work;

namespace Engine.Runtime.Ingest;

/// <summary>Turns deliveries away before memory or disk runs out. Cheap enough to be asked for each of them.</summary>
public sealed class IntakeGate(LaneBoard board, PausedWork paused, WorkerOptions work, IntakeOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // A body stands in the log and in the database, with its indexes, plan and answers beside it.
    private const long BytesOnDiskPerByte = 8;

    private long bytesInFlight;
    private long lastLook = long.MinValue;
    private long room;

    /// <summary>Why nothing of a client and source is taken at present; null when it is.</summary>
    public DiagnosticCode? Closed(string client, string source) => paused.StopOfIntake(client, source) is null ? Closed() : RuntimeCodes.IntakePaused;

    /// <summary>Why nothing is taken at present; null when there is room.</summary>
    public DiagnosticCode? Closed() => board.Count >= work.MaxOpenEvents ? RuntimeCodes.TooMuchWork
        : IsDiskFull() ? RuntimeCodes.DiskNearlyFull
        : null;

    /// <summary>False when there is no room for the body at present; otherwise <see cref="Leave"/> gives its room back.</summary>
    /// <param name="length">What the sender says; null counts as the most that is read.</param>
    /// <param name="reserved">The bytes to give back.</param>
    public bool TryEnter(long? length, out long reserved)
    {
        reserved = Math.Min(length ?? EventSource.MaxBodyBytes, EventSource.MaxBodyBytes);
        if (Interlocked.Add(ref bytesInFlight, reserved) <= options.MaxBytesInFlight)
        {
            Interlocked.Add(ref room, -reserved * BytesOnDiskPerByte);
            return true;
        }

        Leave(reserved);
        return false;
    }

    public void Leave(long reserved) => Interlocked.Add(ref bytesInFlight, -reserved);

    private bool IsDiskFull()
    {
        if (options.DataFolder is not { } folder)
        {
            return false;
        }

        // Whoever is first after the interval looks, or when what was taken since may have used the room up; the others use what was seen last.
        var (seen, now) = (Interlocked.Read(ref lastLook), clock.GetTimestamp());
        var isDue = seen == long.MinValue || Interlocked.Read(ref room) < 0 || clock.GetElapsedTime(seen, now) >= LookInterval;
        if (isDue && Interlocked.CompareExchange(ref lastLook, now, seen) == seen)
        {
            Interlocked.Exchange(ref room, FreeBytes(folder) - options.MinFreeBytes);
        }

        return Interlocked.Read(ref room) < 0;
    }

    private static long FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // The disk does not answer: the store says so itself when it cannot write.
            return long.MaxValue;
        }
    }
}

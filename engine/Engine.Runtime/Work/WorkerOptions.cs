using System.Collections.Immutable;

namespace Engine.Runtime.Work;

/// <summary>How the worker waits and how much it does at once.</summary>
public sealed record WorkerOptions
{
    /// <summary>
    /// Lanes worked on at the same time. Many, so that their look-ups travel together; how many requests are open at once is the governor's matter.
    /// </summary>
    public int Lanes { get; init; } = 64;

    /// <summary>
    /// When to look again after a write without an answer, counted from the moment it was announced. Ascending, at least one. The last is past
    /// the 15 minutes after which NetSuite ends any request: an update is not repeated before.
    /// </summary>
    public ImmutableArray<TimeSpan> SettleSteps { get; init; } =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15.5)];

    /// <summary>Time-out of the NetSuite client; a write in doubt is not repeated before it has passed.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after a write a look-up may still miss it.</summary>
    public TimeSpan ReadLag { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause when the outcome of an event cannot be kept.</summary>
    public TimeSpan StorageRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the record an event waits for is looked up although nothing woke the event: people create records too.</summary>
    public TimeSpan WaitRecheck { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an event waits before the object that a record comes from is fetched: its own event is mostly under way.</summary>
    public TimeSpan FetchAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Days to wait for a record that vanished while a plan was carried out.</summary>
    public int WaitDays { get; init; } = 14;

    /// <summary>How often waiting events are checked for being due.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long work in flight may go on after the service was told to stop.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// An event that was in work at this many deaths of the process in a row is tried alone before anything else is: many are in work at
    /// once, and only one of them, if any, is to blame.
    /// </summary>
    public int AloneAfterInterruptions { get; init; } = 2;

    /// <summary>An event that was in work at this many deaths of the process in a row is set aside.</summary>
    public int MaxInterruptions { get; init; } = 5;

    /// <summary>How often a record may be "already there" and not be found before a person is asked.</summary>
    public int MaxTaken { get; init; } = 3;

    /// <summary>How often a record may be changed by somebody else under our write before a person is asked.</summary>
    public int MaxChanged { get; init; } = 3;

    /// <summary>Events that are listed at a source, and not delivered by it, wait outside while this many are unfinished.</summary>
    public int MaxListedOpen { get; init; } = 2_000;

    /// <summary>Intake pauses when this many events are unfinished.</summary>
    public int MaxOpenEvents { get; init; } = 200_000;
}

namespace Engine.Runtime.Work;

/// <summary>What the worker got done since the start.</summary>
public sealed class WorkCounters
{
    private long completed;

    /// <summary>Events whose records are all in NetSuite.</summary>
    public long Completed => Interlocked.Read(ref completed);

    public void CountCompleted() => Interlocked.Increment(ref completed);
}

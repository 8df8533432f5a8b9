using System.Collections.Concurrent;

namespace Engine.Runtime.Work;

/// <summary>
/// How often in a row each event was put off without using up an attempt, so that its pauses grow all the same. Kept in memory: after a restart
/// they begin short again.
/// </summary>
public sealed class Setbacks
{
    private readonly ConcurrentDictionary<long, int> counts = [];

    public int Of(long eventNumber) => counts.GetValueOrDefault(eventNumber);

    public void Add(long eventNumber) => counts.AddOrUpdate(eventNumber, 1, (_, before) => before + 1);

    public void Forget(long eventNumber) => counts.TryRemove(eventNumber, out _);
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Engine.Simulation;

/// <summary>What happened in a run, in its own time: printed when the run fails.</summary>
internal sealed class Diary(TimeProvider clock)
{
    private readonly ConcurrentQueue<string> lines = [];
    private readonly DateTimeOffset start = clock.GetUtcNow();

    public IReadOnlyCollection<string> Lines => lines;

    public void Note(string what) => lines.Enqueue(string.Create(
        CultureInfo.InvariantCulture, $"{(clock.GetUtcNow() - start).TotalSeconds,9:0.0} s  {what}"));
}

using Engine.Core.Model;

namespace Engine.Runtime.Storage;

/// <summary>An unfinished event, as much of it as scheduling needs.</summary>
/// <param name="Id">The inbox's own number, in order of acceptance.</param>
/// <param name="Stamp">Its place among the facts of its lane.</param>
/// <param name="NextAt">Not before this instant; null for at once.</param>
/// <param name="HasStarted">A write of it may be under way or half done, so it goes before everything else in its lane.</param>
public sealed record OpenEvent(long Id, string Client, string Lane, FactStamp Stamp, DateTimeOffset? NextAt, bool HasStarted)
{
    /// <summary>Where it came from, such as <c>stripe</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What it waited for last; null when for nothing, or when that is over.</summary>
    public WaitCause? Cause { get; init; }

    /// <summary>In how many deaths of the process in a row it was in work; 0 as soon as a turn of it ends.</summary>
    public int Interruptions { get; init; }
}

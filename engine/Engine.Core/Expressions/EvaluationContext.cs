using System.Collections.Frozen;
using Engine.Core.Configuration;
using NodaTime;

namespace Engine.Core.Expressions;

/// <summary>What functions may see besides their arguments: the client's zone and crosswalks. No clock, no randomness.</summary>
public sealed record EvaluationContext(DateTimeZone Zone, FrozenDictionary<string, Crosswalk> Crosswalks)
{
    /// <summary>Told of each crosswalk row that is taken, for the coverage of specs; null when nobody asks.</summary>
    public Action<CrosswalkRow>? OnCrosswalkRow { get; init; }
}

using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Scripts;
using NodaTime;

namespace Engine.Core.Expressions;

/// <summary>What functions may see besides their arguments: the client's zone and crosswalks. No clock, no randomness.</summary>
public sealed record EvaluationContext(DateTimeZone Zone, FrozenDictionary<string, Crosswalk> Crosswalks)
{
    /// <summary>Told of each crosswalk row that is taken, for the coverage of specs; null when nobody asks.</summary>
    public Action<CrosswalkRow>? OnCrosswalkRow { get; init; }

    /// <summary>Results of rules carry their Properties and the parameters that they saw.</summary>
    public bool ShowsInputs { get; init; }

    /// <summary>Where calls of scripts are answered or noted; null where there are none.</summary>
    public ScriptCalls? Scripts { get; init; }
}

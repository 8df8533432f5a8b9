using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>How payments are matched.</summary>
/// <param name="Context">The client's zone and crosswalks.</param>
/// <param name="Client">What the name <c>client</c> shows; missing where there is none.</param>
public sealed record MatchSettings(EvaluationContext Context, Value Client)
{
    /// <summary>Other values for thresholds of the rule set, by name.</summary>
    public ImmutableDictionary<string, Value> Thresholds { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>Decisions say which other invoices came nearest, and why those were not taken.</summary>
    public bool Explains { get; init; } = true;

    /// <summary>Every invoice is tried with the whole expression, as it is written. Gives the same decisions at the cost of payments × invoices.</summary>
    public bool Scans { get; init; }

    public static MatchSettings Of(ClientConfig client) =>
        new(new EvaluationContext(client.Zone, client.Crosswalks), Value.Of(new ClientEnvelope(client)));
}

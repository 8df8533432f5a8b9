using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>One example of what a client's configuration does: given, when, then.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="Given">The records NetSuite has, and those it is known not to have.</param>
/// <param name="When">The deliveries, in order; one event may come again.</param>
/// <param name="Then">What has to come of it, as written.</param>
public sealed record Spec(
    string Client, string Name, SourceSpan Span, Observations Given, ImmutableArray<SourceEvent> When, ConfigMapping Then)
{
    /// <summary>Objects of the source, and those it is known not to have, by object and id.</summary>
    public ImmutableDictionary<(string Object, string Id), Fetched> Objects { get; init; } = ImmutableDictionary<(string Object, string Id), Fetched>.Empty;

    /// <summary>Lists of the source by object and filters, form-encoded in order of name.</summary>
    public ImmutableDictionary<(string Object, string Where), Value> Lists { get; init; } = ImmutableDictionary<(string Object, string Where), Value>.Empty;

    /// <summary>Searches in NetSuite that are known to find nothing.</summary>
    public ImmutableHashSet<SearchKey> FoundNowhere { get; init; } = [];

    /// <summary>Every order of the deliveries has to leave the same records.</summary>
    public bool AnyOrder { get; init; }
}

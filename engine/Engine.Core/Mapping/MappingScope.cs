using System.Runtime.CompilerServices;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>The names that every rule set and every mapping may use: <c>event</c>, <c>payload</c>, <c>client</c>.</summary>
public static class MappingScope
{
    private static readonly ConditionalWeakTable<Known, Scope> Described = [];

    public static Scope Names { get; } = With(new Known(Kinds.Object));

    /// <summary>The same names where the payload is described. One description gives one scope.</summary>
    public static Scope With(Known payload) =>
        Described.GetValue(payload, known => Scope.Empty.With("event", Shape.Event).With("payload", known).With("client", Shape.Client));

    /// <summary>Their values for one event, in the order of <see cref="Names"/>.</summary>
    public static Value[] Values(SourceEvent source, ClientConfig client) =>
    [
        Value.Of(new ValueObject(
            ("source", Value.Of(source.Source)),
            ("type", Value.Of(source.Type)),
            ("id", Value.Of(source.Id)),
            ("occurredAt", Value.Of(source.OccurredAt)),
            ("apiVersion", Value.Of(source.ApiVersion)))),
        source.Payload,
        Value.Of(new ValueObject(
            ("name", Value.Of(client.Name)),
            ("baseCurrency", Value.Of(client.BaseCurrency)),
            ("timeZone", Value.Of(client.Zone.Id)))),
    ];
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using Engine.Core.Expressions;

namespace Engine.Core.Shapes;

/// <summary>What is known of the payloads of a client's events.</summary>
/// <param name="byEvent">By source and event name, for events whose payload is described.</param>
public sealed class PayloadShapes(FrozenDictionary<(string Source, string Type), Known> byEvent)
{
    private static readonly Known Anything = new(Kinds.Object);

    // By source and event names: many mappings and rule sets ask for the same events.
    private readonly ConcurrentDictionary<string, Known> several = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(Known One, Known Other), Known> either = new();

    /// <summary>Nothing is described.</summary>
    public static PayloadShapes None { get; } = new(FrozenDictionary<(string Source, string Type), Known>.Empty);

    /// <summary>What is known of the payload of one event.</summary>
    public Known Of(string source, string type) => byEvent.GetValueOrDefault((source, type), Anything);

    /// <summary>What is known of a payload that is one of several events': a member has to exist in at least one.</summary>
    public Known Of(string source, IEnumerable<string> types)
    {
        var asked = types.ToList();
        return several.GetOrAdd(
            string.Join('\n', asked.Prepend(source)),
            _ => asked.Select(type => Of(source, type)).DefaultIfEmpty(Anything).Aggregate(Either));
    }

    /// <summary>What is known of a payload that is one of two. The same two give the same object.</summary>
    public Known Either(Known one, Known other) => ReferenceEquals(one, other) ? one : either.GetOrAdd((one, other), pair => pair.One.Or(pair.Other));
}

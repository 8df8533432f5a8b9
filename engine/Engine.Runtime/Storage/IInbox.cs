using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Where accepted events are kept. What a method here has answered survives the death of the process.</summary>
public interface IInbox
{
    /// <summary>Keeps an event, once per client, source and event id.</summary>
    Task<Acceptance> AcceptAsync(Delivery delivery);

    /// <summary>Keeps events of one delivery in one commit: all of them, or, when it throws, none. The answers are in the same order.</summary>
    Task<ImmutableArray<Acceptance>> AcceptAsync(ImmutableArray<Delivery> deliveries);

    /// <summary>Adds to the counters of refused deliveries.</summary>
    Task CountRefusalsAsync(IReadOnlyCollection<RefusalCount> counts, DateTimeOffset at);

    /// <summary>Writes something and waits until it is on disk; throws when that is not possible.</summary>
    Task ProbeAsync(DateTimeOffset at);
}

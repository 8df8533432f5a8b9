using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What one client's events without an end, and its raised ones, come to.</summary>
/// <param name="Events">By state; states without events are left out.</param>
/// <param name="OldestOpen">When the oldest event that is neither ended nor waiting was received; null when there is none.</param>
public sealed record ClientBacklog(string Client, ImmutableSortedDictionary<EventState, long> Events, DateTimeOffset? OldestOpen);

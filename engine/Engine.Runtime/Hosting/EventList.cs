using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>A page of events.</summary>
public sealed record EventList(int FormatVersion, ImmutableArray<EventSummary> Events);

using System.Collections.Immutable;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>One customer's part of the history: what was delivered about it, and what belongs into the books.</summary>
internal sealed record Chapter(ImmutableArray<DemoDelivery> Deliveries, ImmutableArray<BookEntry> Books);

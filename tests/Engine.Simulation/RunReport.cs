using System.Collections.Immutable;

namespace Engine.Simulation;

/// <summary>What one run came to.</summary>
/// <param name="Strikes">Requests that were lost, late or refused on the way.</param>
/// <param name="Faults">What is not as it must be; empty when all is well.</param>
/// <param name="Diary">What happened, for whoever looks into a fault.</param>
internal sealed record RunReport(
    int Seed, int Deliveries, int Requests, int Strikes, int Deaths, ImmutableArray<string> Faults, ImmutableArray<string> Diary);

using Engine.Runtime.Storage;

namespace Engine.Simulation.Fuzz;

/// <summary>What a run of odd inputs came to.</summary>
/// <param name="Answers">How many answers had each status.</param>
/// <param name="States">Where the events in the store stand.</param>
/// <param name="Accepted">Events acknowledged as new.</param>
/// <param name="Kept">Events in the store.</param>
/// <param name="Growth">Bytes of memory held at the end above those held after the first tenth.</param>
/// <param name="Faults">What is not as it must be.</param>
internal sealed record FuzzReport(IReadOnlyDictionary<int, int> Answers, IReadOnlyDictionary<EventState, long> States, long Accepted, long Kept, long Growth, IReadOnlyCollection<string> Faults);

using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>What somebody wants stopped.</summary>
/// <param name="Why">In a sentence; kept.</param>
/// <param name="Client">Null for all clients.</param>
/// <param name="Source">Null for all sources.</param>
/// <param name="StopsIntake">Whether deliveries are turned away too.</param>
public sealed record PauseWanted(string Why, PauseKind Kind = PauseKind.Pause, string? Client = null, string? Source = null, bool StopsIntake = false);

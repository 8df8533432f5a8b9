using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>A pause in force.</summary>
/// <param name="UnderWay">Events in work that it covers; 0 when what was under way has ended.</param>
public sealed record PauseShown(string? Client, string? Source, PauseKind Kind, bool StopsIntake, string Who, string Why, DateTimeOffset Since, int UnderWay);

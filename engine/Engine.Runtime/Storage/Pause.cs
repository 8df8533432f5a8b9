namespace Engine.Runtime.Storage;

/// <summary>What a person stopped.</summary>
/// <param name="Client">Null for all clients.</param>
/// <param name="Source">Null for all sources.</param>
/// <param name="Kind">Why it was stopped: to wait, or to come to an end.</param>
/// <param name="StopsIntake">Whether deliveries are turned away too; their senders repeat them.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Why">In that person's words.</param>
public sealed record Pause(string? Client, string? Source, PauseKind Kind, bool StopsIntake, string Who, string Why, DateTimeOffset Since)
{
    /// <summary>Whether it holds for events of this client and source.</summary>
    public bool Covers(string client, string source) => (Client is null || Client == client) && (Source is null || Source == source);
}

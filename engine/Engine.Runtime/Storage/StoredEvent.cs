namespace Engine.Runtime.Storage;

/// <summary>An accepted event with its body.</summary>
/// <param name="Number">In order of acceptance.</param>
public sealed record StoredEvent(long Number, string Client, string Source, string Id, string Type, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, EventState State, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether its payload was erased: then the body says nothing.</summary>
    public bool IsErased { get; init; }

    /// <summary>The last decision as JSON; null when none was made.</summary>
    public ReadOnlyMemory<byte>? Plan { get; init; }
}

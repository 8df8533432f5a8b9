namespace Engine.Runtime.Storage;

/// <summary>The open events of a client that are in one state for one cause.</summary>
/// <param name="Cause">Null when it waits for nothing but its turn.</param>
/// <param name="Oldest">When the oldest of them was received.</param>
/// <param name="OldestId">The inbox's number of that one.</param>
/// <param name="NextAt">When the first of them is due; null when none has a time.</param>
/// <param name="LastAt">When the last of them is due; null when none has a time.</param>
public sealed record OpenWork(string Client, EventState State, WaitCause? Cause, int Count, DateTimeOffset Oldest, long OldestId, DateTimeOffset? NextAt, DateTimeOffset? LastAt);

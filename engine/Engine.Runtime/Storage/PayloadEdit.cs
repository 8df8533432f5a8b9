namespace Engine.Runtime.Storage;

/// <summary>A payload that a person put in the place of the one that was delivered, which is kept.</summary>
public sealed record PayloadEdit(DateTimeOffset At, string Who, ReadOnlyMemory<byte> Body);

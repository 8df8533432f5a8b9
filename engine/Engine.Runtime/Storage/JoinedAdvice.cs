namespace Engine.Runtime.Storage;

/// <summary>An advice as it was received.</summary>
/// <param name="Number">In the inbox.</param>
/// <param name="Source">Tells how the body is read.</param>
/// <param name="By">What it and its payment both name, in words; null while it belongs to none.</param>
public sealed record JoinedAdvice(long Number, string Source, ReadOnlyMemory<byte> Body, string? By);

namespace Engine.Runtime.Storage;

/// <summary>A body that was delivered for an event after the one that counts, as it came.</summary>
public sealed record OtherBody(VariantReport Delivery, ReadOnlyMemory<byte> Body);

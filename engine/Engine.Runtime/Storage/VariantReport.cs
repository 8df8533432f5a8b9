namespace Engine.Runtime.Storage;

/// <summary>Another body that was delivered for an event that is there already.</summary>
/// <param name="BodyHash">SHA-256 as received, hexadecimal.</param>
/// <param name="Count">How often it was delivered.</param>
public sealed record VariantReport(string BodyHash, DateTimeOffset FirstAt, long Count);

namespace Engine.Core.Sources;

/// <summary>Reads the bodies that Stripe posts to a webhook. Signatures: <c>StripeSignature</c>.</summary>
public static class StripeSource
{
    public const string Name = "stripe";

    /// <summary>Reads a snapshot event. Bounded: at most 1 MiB, 64 levels, no member twice.</summary>
    public static EventReading Read(ReadOnlyMemory<byte> body) => throw new NotImplementedException();
}

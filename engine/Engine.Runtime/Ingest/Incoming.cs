using Engine.Core.Sources;

namespace Engine.Runtime.Ingest;

/// <summary>What one envelope of a delivery came to: an event to keep, or why it is none.</summary>
/// <param name="Body">As it is to be kept.</param>
/// <param name="BodyHash">Of the envelope as received.</param>
/// <param name="Masked">How many card numbers and codes were blanked out.</param>
internal sealed record Incoming(EventReading Reading, ReadOnlyMemory<byte> Body, string BodyHash, int Masked)
{
    /// <summary>Blanks out first, so that what is decided later reads what is kept.</summary>
    public static Incoming Of(string source, ReadOnlyMemory<byte> envelope)
    {
        var kept = CardNumbers.Mask(envelope, out var masked);
        return new Incoming(EventSources.Read(source, kept), kept, Storage.Delivery.HashOf(envelope.Span), masked);
    }
}

using Engine.Core.Values;

namespace Engine.Core.Model;

/// <summary>One event as its source sent it.</summary>
/// <param name="Source">Source name, such as <c>stripe</c>.</param>
/// <param name="Id">The source's own id of the event; two deliveries with one id are one event.</param>
/// <param name="Type">The source's name of what happened, such as <c>invoice.paid</c>.</param>
/// <param name="OccurredAt">The source's own clock.</param>
/// <param name="ApiVersion">The version the payload is rendered in; null when the source does not say.</param>
/// <param name="Payload">The whole body, for Stripe the envelope with <c>data.object</c>.</param>
public sealed record SourceEvent(string Source, string Id, string Type, DateTimeOffset OccurredAt, string? ApiVersion, Value Payload)
{
    /// <summary>Where this fact stands among others about the same record: by time, then by name and id, so that any order of arrival ends alike.</summary>
    public FactStamp Stamp => new(OccurredAt, Type, Id);

    /// <summary>
    /// Gives the payload's memory back at once. Only for who uses neither the event nor a plan made of it any more; without it the memory is
    /// collected like any other.
    /// </summary>
    public void Release() => Payload.Release();
}

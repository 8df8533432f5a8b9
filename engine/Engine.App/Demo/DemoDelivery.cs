namespace Engine.App.Demo;

/// <summary>One POST to the webhook.</summary>
/// <param name="EventId">Stripe's id of the event; empty when the body is none.</param>
/// <param name="EventType">What the event says it is; a description when the body is none.</param>
/// <param name="Body">The bytes that are signed.</param>
/// <param name="Expected">What has to become of it in the end.</param>
internal sealed record DemoDelivery(string EventId, string EventType, byte[] Body, DemoOutcome Expected)
{
    /// <summary>Signed with a secret that acme does not know.</summary>
    public bool HasBadSignature { get; init; }

    /// <summary>Sent only when everything before it has been worked on, so that the wrong order is really seen.</summary>
    public bool AfterAPause { get; init; }

    /// <summary>What is remarkable about it; null for nothing.</summary>
    public string? Remark { get; init; }
}

using Engine.Core.Diagnostics;

namespace Engine.Core.Scheduling;

/// <summary>When a mapping's events are delivered, as its file says.</summary>
/// <param name="Window">Name of the window; beside <c>now</c> the one that an operator can switch to.</param>
/// <param name="Span">Where it is written.</param>
public sealed record DeliveryRule(DeliveryMode Mode, string? Window, SourceSpan? Span)
{
    public static DeliveryRule AtOnce { get; } = new(DeliveryMode.Now, null, null);
}

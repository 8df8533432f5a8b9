namespace Engine.Core.Scheduling;

/// <summary>What an event waits for that may not be delivered yet.</summary>
/// <param name="What">Such as <c>the window evening</c>.</param>
public sealed record DeliveryWait(string What, DateTimeOffset OpensAt);

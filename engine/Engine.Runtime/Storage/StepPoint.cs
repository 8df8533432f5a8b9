namespace Engine.Runtime.Storage;

/// <summary>Points to a step of an event's plan.</summary>
/// <param name="Event">The inbox's number of the event.</param>
/// <param name="Number">Counted from 0.</param>
public sealed record StepPoint(long Event, int Number);

using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>How far one step of a plan is, as the journal knows it.</summary>
/// <param name="InternalId">NetSuite's id, once done.</param>
/// <param name="Attempts">The writes made for it, oldest first.</param>
public sealed record JournaledStep(StepState State, string? InternalId, ImmutableArray<JournaledAttempt> Attempts);

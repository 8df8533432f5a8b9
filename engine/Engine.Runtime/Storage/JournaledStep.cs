using System.Collections.Immutable;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>How far one step of a plan is, as the journal knows it.</summary>
/// <param name="Action">What it last set out to do; once done, what it did.</param>
/// <param name="InternalId">NetSuite's id, once done.</param>
/// <param name="Attempts">The writes made for it, oldest first.</param>
public sealed record JournaledStep(StepState State, StepAction Action, string? InternalId, ImmutableArray<JournaledAttempt> Attempts);

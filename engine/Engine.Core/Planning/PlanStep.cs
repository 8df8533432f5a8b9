using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>One record of a plan and what has to be done to it.</summary>
/// <param name="Wanted">The record as the mapping wants it; references to earlier steps stand in it by name.</param>
/// <param name="Action">What the observed state asks for.</param>
/// <param name="InternalId">NetSuite's id when the record was found; null when it is to be created.</param>
/// <param name="Changes">What an update sends: only fields and sublists that differ. Empty otherwise.</param>
/// <param name="Differences">The same for people: field, value there, value wanted.</param>
/// <param name="Note">Why nothing is done although a difference exists, such as a newer fact; null otherwise.</param>
public sealed record PlanStep(
    WantedRecord Wanted,
    StepAction Action,
    string? InternalId,
    RecordContent Changes,
    ImmutableArray<FieldDifference> Differences,
    string? Note);

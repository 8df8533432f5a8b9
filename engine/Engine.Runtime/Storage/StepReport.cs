using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>One step of a plan and the writes made for it.</summary>
public sealed record StepReport(
    int Number,
    string Name,
    string RecordType,
    string ExternalId,
    string Action,
    StepState State,
    string? InternalId,
    string? Note,
    ImmutableArray<AttemptReport> Attempts);

using Engine.Core.Diagnostics;

namespace Engine.Core.Planning;

/// <summary>Why an event is raised to a person.</summary>
/// <param name="Code">Which trouble it is.</param>
/// <param name="Message">What is wrong and by how much, in the words of an accountant.</param>
/// <param name="Record">The record of the mapping that could not be planned; null when it concerns the whole event.</param>
/// <param name="Field">The field, when one is at fault.</param>
/// <param name="Origin">The configuration line behind it; null when none is.</param>
public sealed record PlanProblem(string Code, string Message, string? Record, string? Field, SourceSpan? Origin);

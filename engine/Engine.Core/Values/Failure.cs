using Engine.Core.Diagnostics;

namespace Engine.Core.Values;

/// <summary>Why an expression gave no value. Travels as a value, so that the first cause survives to the field that needed it.</summary>
/// <param name="Code">Which trouble it is.</param>
/// <param name="Message">What is wrong and what would be right, in the words of whoever reads the mapping.</param>
public sealed record Failure(DiagnosticCode Code, string Message);

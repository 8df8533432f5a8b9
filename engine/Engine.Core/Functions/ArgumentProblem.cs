using Engine.Core.Diagnostics;

namespace Engine.Core.Functions;

/// <summary>What is wrong with a written argument.</summary>
/// <param name="Argument">Which one, counted from 0.</param>
/// <param name="Code">Which trouble it is.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ArgumentProblem(int Argument, DiagnosticCode Code, string Message);

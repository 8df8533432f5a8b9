using Engine.Core.Diagnostics;

namespace Engine.Core.Expressions.Syntax;

/// <summary>What keeps an expression from being read or compiled, and where in its text.</summary>
internal sealed record SyntaxProblem(DiagnosticCode Code, int Start, int End, string Message);

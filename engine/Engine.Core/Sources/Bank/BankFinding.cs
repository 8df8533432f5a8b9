using Engine.Core.Diagnostics;

namespace Engine.Core.Sources.Bank;

/// <summary>Something about a file that is not as it should be.</summary>
internal sealed record BankFinding(DiagnosticCode Code, Place Place, string Message);

namespace Engine.Core.Sources.Bank;

/// <summary>A deduction or an addition.</summary>
/// <param name="Amount">Negative reduces what is paid.</param>
/// <param name="Code">The payer's reason code; null when there is none.</param>
/// <param name="Reason">The code's meaning, or the payer's words.</param>
/// <param name="Reference">A document it refers to, such as a debit note.</param>
public sealed record RemittanceAdjustment(decimal Amount, string? Code, string? Reason, string? Reference = null);

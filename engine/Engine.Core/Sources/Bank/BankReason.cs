namespace Engine.Core.Sources.Bank;

/// <summary>Why a payment came back, or what changed.</summary>
/// <param name="Code">In the words of the format, such as R01.</param>
/// <param name="Effect">What it does to the money.</param>
public sealed record BankReason(string Code, string Title, ReturnEffect Effect);

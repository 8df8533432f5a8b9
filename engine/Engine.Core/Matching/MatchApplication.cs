namespace Engine.Core.Matching;

/// <summary>Money of a payment on one document. All amounts are in the payment's currency.</summary>
/// <param name="Invoice">Its id.</param>
/// <param name="Amount">Applied; negative for a credit memo, which adds to what the payment can pay.</param>
/// <param name="Before">Open on it before.</param>
/// <param name="Remaining">Open on it afterwards: to be compared with what NetSuite then holds.</param>
public sealed record MatchApplication(string Invoice, decimal Amount, decimal Before, decimal Remaining);

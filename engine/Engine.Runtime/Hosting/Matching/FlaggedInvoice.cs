namespace Engine.Runtime.Hosting.Matching;

/// <summary>A document that a flagged payment was applied to.</summary>
/// <param name="Amount">In the payment's currency; negative for a credit memo.</param>
public sealed record FlaggedInvoice(string Id, decimal Amount);

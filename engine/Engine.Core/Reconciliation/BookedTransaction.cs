namespace Engine.Core.Reconciliation;

/// <summary>A transaction as NetSuite lists it.</summary>
/// <param name="Type">NetSuite's code, such as <c>CustInvc</c>.</param>
/// <param name="Total">In the transaction's currency, with the sign that NetSuite gives it.</param>
/// <param name="Currency">ISO 4217; null when the account does not say.</param>
public sealed record BookedTransaction(string InternalId, string ExternalId, string Type, DateOnly Date, decimal Total, string? Currency);

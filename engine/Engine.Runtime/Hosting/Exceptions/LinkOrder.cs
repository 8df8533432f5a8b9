namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Links an item to a record that is there.</summary>
/// <param name="Record">Record type; may be left out when the event writes one that is not done.</param>
/// <param name="InternalId">NetSuite's internal id of the record that is there.</param>
/// <param name="AcceptDifferences">Link it although party, currency or amounts differ.</param>
public sealed record LinkOrder(string? Record = null, string? InternalId = null, bool AcceptDifferences = false, string? Why = null, bool DryRun = false)
    : ActionOrder(Why, DryRun);

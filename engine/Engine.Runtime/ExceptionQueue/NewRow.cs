namespace Engine.Runtime.ExceptionQueue;

/// <summary>A row to add to a crosswalk.</summary>
/// <param name="Table">Name of the crosswalk.</param>
/// <param name="Key">What the source calls it.</param>
/// <param name="InternalId">What NetSuite calls it.</param>
/// <param name="Name">For people; null for none.</param>
public sealed record NewRow(string? Table, string? Key, string InternalId, string? Name);

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Adds a row to a crosswalk.</summary>
/// <param name="Table">Name of the crosswalk; may be left out when the item says which row is missing.</param>
/// <param name="Key">What the source calls it; may be left out as well.</param>
/// <param name="InternalId">NetSuite's internal id.</param>
/// <param name="Name">For people.</param>
public sealed record CrosswalkOrder(string? Table = null, string? Key = null, string? InternalId = null, string? Name = null, string? Why = null, bool DryRun = false)
    : ActionOrder(Why, DryRun);

namespace Engine.Sandbox.State;

/// <summary>
/// What no source documents, so that a real account's answer can be pinned later without touching the client's tests. A seed sets
/// them under <c>switches</c>, by name in camel case.
/// </summary>
internal sealed record Switches
{
    /// <summary>A PUT whose body names another external id than its path: refused, or the path's is kept.</summary>
    public bool RefusesOtherExternalId { get; init; } = true;

    /// <summary>A PUT on an external id that a record of another type holds: 400 <c>USER_ERROR</c>, or 404 <c>NONEXISTENT_ID</c>.</summary>
    public bool ForeignExternalIdIsMissing { get; init; }

    /// <summary>Whether <c>{"refName":"EUR"}</c> finds a record by name, as one production writer hopes.</summary>
    public bool ResolvesRefNames { get; init; }

    /// <summary>Whether an enumeration such as <c>undepFunds</c> takes <c>true</c>, as a public writer sends, beside <c>{"id":"T"}</c>.</summary>
    public bool TakesBooleanEnumerations { get; init; } = true;

    /// <summary>The status of applying more than is due: 400 or 422.</summary>
    public int OverApplicationStatus { get; init; } = 400;

    /// <summary>Whether a PUT that updates answers a <c>Location</c>.</summary>
    public bool LocatesPutUpdates { get; init; } = true;

    /// <summary>Whether a transaction may be in a currency that the customer does not list.</summary>
    public bool TakesAnyCustomerCurrency { get; init; } = true;
}

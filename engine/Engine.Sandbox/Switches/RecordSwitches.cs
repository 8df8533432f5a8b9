namespace Engine.Sandbox.Switches;

/// <summary>What the record service does where no source says what a real account does.</summary>
public static class RecordSwitches
{
    public static Switch RefusesOtherExternalId { get; } = Switch.OnOff("refusesOtherExternalId", true,
        "Whether an upsert whose body names another external id than its path is refused; otherwise the path's is kept.", "inferred");

    public static Switch ForeignExternalIdIsMissing { get; } = Switch.OnOff("foreignExternalIdIsMissing", false,
        "Whether an upsert of an external id that another type of the group holds is 404 NONEXISTENT_ID instead of 400 USER_ERROR.", "inferred");

    public static Switch ResolvesRefNames { get; } = Switch.OnOff("resolvesRefNames", false,
        "Whether {\"refName\":\"EUR\"} alone finds a record by name.", "unconfirmed; one production writer hopes so");

    public static Switch TakesBooleanEnumerations { get; } = Switch.OnOff("takesBooleanEnumerations", true,
        "Whether an enumeration such as undepFunds takes true beside {\"id\":\"T\"}.", "conflict: schema, a public writer");

    public static Switch OverApplicationStatus { get; } = new("overApplicationStatus", "400")
    {
        Decides = "The status of applying more than is due.",
        Evidence = "inferred; documented for SOAP only",
        Values = ["400", "422"],
    };

    public static Switch LocatesPutUpdates { get; } = Switch.OnOff("locatesPutUpdates", true,
        "Whether an upsert that changed a record answers with its Location.", "inferred; a public connector expects one");

    public static Switch TakesAnyCustomerCurrency { get; } = Switch.OnOff("takesAnyCustomerCurrency", true,
        "Whether a transaction may be in a currency that the customer does not list.", "inferred");
}

namespace Engine.Sandbox.Switches;

/// <summary>What the record service does where no source says what a real account does.</summary>
public static class RecordSwitches
{
    public static Switch PutExternalIdMismatch { get; } = new("put-external-id-mismatch", "refuse")
    {
        Decides = "An upsert whose body names another external id than its path.",
        Evidence = "inferred",
        Values = ["refuse", "path", "body"],
    };

    public static Switch PutForeignType { get; } = new("put-foreign-type", "refuse")
    {
        Decides = "An upsert of an external id that another type of the group holds: refused in words of its own, or as a duplicate.",
        Evidence = "inferred",
        Values = ["refuse", "duplicate"],
    };

    public static Switch PutUpdateLocation { get; } = new("put-update-location", "yes")
    {
        Decides = "Whether an upsert that changed a record answers with its Location.",
        Evidence = "inferred; a public connector expects one",
        Values = ["yes", "no"],
    };

    public static Switch RefNameReferences { get; } = new("ref-name-references", "refuse")
    {
        Decides = "Whether {\"refName\":…} alone resolves an ordinary reference by display name.",
        Evidence = "unconfirmed; documented for enumerations only",
        Values = ["refuse", "resolve"],
    };

    public static Switch ErrorPrefix { get; } = new("error-prefix", "live")
    {
        Decides = "How details begin: 'Error while accessing a resource. ' (live) or 'Error while accessing resource: ' (documentation).",
        Evidence = "conflict: live, documented",
        Values = ["live", "documented"],
    };

    public static Switch WarningHeader { get; } = new("warning-header", "X-NetSuite-Warnings")
    {
        Decides = "The response header in which warnings about dropped properties travel.",
        Evidence = "documented that there is one; its name is inferred",
    };
}

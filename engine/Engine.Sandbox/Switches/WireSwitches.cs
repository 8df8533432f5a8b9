namespace Engine.Sandbox.Switches;

/// <summary>How answers look where sources differ.</summary>
public static class WireSwitches
{
    public static Switch ErrorPrefix { get; } = new("errorPrefix", "live")
    {
        Decides = "How details begin: 'Error while accessing a resource. ' (live) or 'Error while accessing resource: ' (documented).",
        Evidence = "conflict: live, documented",
        Values = ["live", "documented"],
    };

    public static Switch WarningHeader { get; } = new("warningHeader", "X-NetSuite-Warnings")
    {
        Decides = "The response header in which warnings about dropped properties travel.",
        Evidence = "documented that there is one; its name is inferred",
    };

    public static Switch NeedsTransient { get; } = Switch.OnOff("needsTransient", true,
        "Whether a query without 'Prefer: transient' is refused.", "documented as required; the refusal is inferred");

    public static Switch OneWorld { get; } = Switch.OnOff("oneWorld", true,
        "Whether the account has subsidiaries: without, queries do not know transaction.subsidiary.", "live");

    public static Switch CompoundStatus { get; } = Switch.OnOff("compoundStatus", false,
        "Whether a query shows a status as CustInvc:A instead of A.", "one source says REST has the letter, NetSuite's own editor the compound");
}

namespace Engine.Sandbox.Switches;

/// <summary>What the metadata catalogue does where sources differ.</summary>
public static class MetadataSwitches
{
    public static Switch Filterable { get; } = new("filterableForm", "record")
    {
        Decides = "Where x-ns-filterable stands: as a list at the record type, or as a mark on each property.",
        Evidence = "conflict: four clients read the list, documentation words it per field",
        Values = ["record", "property"],
    };
}

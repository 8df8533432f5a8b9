using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Records;

/// <summary>Fields that items of every kind have. Source: items as SuiteQL shows them, and names common to NetSuite's item forms.</summary>
internal static class ItemFields
{
    public static ImmutableArray<Field> Common { get; } =
    [
        Field.Text("itemId").Required(),
        Field.Text("displayName"),
        Field.Text("salesDescription"),
        Field.Boolean("isInactive"),
        Field.Boolean("includeChildren"),
        Field.Reference("parent", to: "item"),
        Field.Reference("department", to: "department"),
        Field.Reference("class", to: "classification"),
        Field.Reference("location", to: "location"),
        Field.Reference("customForm", to: "customForm"),
        Field.Reference("taxSchedule", to: "taxSchedule"),
    ];
}

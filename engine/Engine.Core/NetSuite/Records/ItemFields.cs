using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Records;

/// <summary>Fields that items of every kind have. Source: REST API Browser 2026.1, serviceSaleItem and discountItem.</summary>
internal static class ItemFields
{
    public static ImmutableArray<Field> Common { get; } =
    [
        Field.Text("itemId").Required(),
        Field.Text("displayName"),
        Field.Text("vendorName"),
        Field.Text("upcCode"),
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

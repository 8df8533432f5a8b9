namespace Engine.Core.NetSuite.Records;

/// <summary>A person of a customer. Contacts belong to people and to the CRM; the engine only points to them.</summary>
internal static class ContactType
{
    public static RecordType Definition { get; } = new("contact")
    {
        Group = RecordGroup.Entity,
        IsOnlyLinked = true,
        CustomFieldPrefix = "custentity",
        SuiteQlTable = "contact",
        Source = "REST API Browser 2026.1, contact; name space of external ids: help section_N3436356",
        Fields = [],
    };
}

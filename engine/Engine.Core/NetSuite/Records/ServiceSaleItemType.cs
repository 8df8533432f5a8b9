namespace Engine.Core.NetSuite.Records;

/// <summary>
/// Something sold that has no stock, such as a subscription. Which fields a form requires beyond its name differs by account:
/// usually the income account and the tax schedule. Prices stay with people.
/// </summary>
internal static class ServiceSaleItemType
{
    public static RecordType Definition { get; } = new("serviceSaleItem")
    {
        Group = RecordGroup.Item,
        CustomFieldPrefix = "custitem",
        SuiteQlTable = "item",
        Source = "REST API Browser 2026.1, serviceSaleItem; name space of external ids: help section_N3436356",
        Fields =
        [
            .. ItemFields.Common,
            Field.Text("salesDescription"),
            Field.Reference("incomeAccount", to: "account"),
            Field.Reference("deferredRevenueAccount", to: "account"),
            Field.Reference("revenueRecognitionRule", to: "revenueRecognitionRule"),
            Field.Reference("revRecForecastRule", to: "revenueRecognitionRule"),
            Field.Reference("unitsType", to: "unitsType"),
            Field.Boolean("isFulfillable"),
        ],
    };
}

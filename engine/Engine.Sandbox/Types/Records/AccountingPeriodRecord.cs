namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Accounting periods. While there are none every date is open. Years and quarters only group periods. No external id
/// (Oracle help, section_N3433806). Source: REST API Browser 2026.1, accountingPeriod.
/// </summary>
internal static class AccountingPeriodRecord
{
    public static RecordDefinition Definition { get; } = new("accountingPeriod", RecordGroups.AccountingPeriod)
    {
        DisplayedBy = "periodName",
        Defaults = CommonFields.Active,
        HasExternalId = false,
        Fields =
        [
            Field.Text("periodName").Required("Period Name"),
            Field.Date("startDate").Required("Start Date"),
            Field.Date("endDate").Required("End Date"),
            Field.Reference("parent", RecordGroups.AccountingPeriod),
            .. Field.Flags("closed", "allLocked", "arLocked", "apLocked", "allowNonGLChanges", "isAdjust", "isInactive", "isQuarter", "isYear"),
            Field.Date("closedOnDate"),
        ],
    };
}

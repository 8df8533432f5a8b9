namespace Engine.Core.NetSuite.Records;

/// <summary>
/// A posting by hand. Debits and credits of its lines have to be equal, and a line has one of the two. Terms for revenue stand on the
/// lines as <c>startDate</c> and <c>endDate</c>, unlike on an invoice.
/// </summary>
internal static class JournalEntryType
{
    public static RecordType Definition { get; } = new("journalEntry")
    {
        Group = RecordGroup.Transaction,
        After = ["customer"],
        IdentityFields = ["subsidiary", "currency"],
        AddsUpFrom = "line.debit",
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "Journal",
        Source = "REST API Browser 2026.1, journalEntry; help section_0223040947",
        Fields =
        [
            .. CommonFields.Transaction,
            Field.Boolean("approved"),
            Field.Choice("approvalStatus"),
            Field.Date("reversalDate"),
            Field.Boolean("reversalDefer"),
            Field.Boolean("isBookSpecific"),
            Field.Reference("accountingBook", to: "accountingBook"),
            Field.Reference("toSubsidiary", to: "subsidiary"),
            Field.Reference("nextApprover", to: "employee"),
            Field.Reference("createdFrom", to: "transaction"),
        ],
        Sublists =
        [
            new("line")
            {
                AtLeast = 2,
                GivenKey = "line",
                CustomFieldPrefix = "custcol",
                Fields =
                [
                    Field.Reference("account", to: "account").Required(),
                    Field.Quantity("line"),
                    Field.Amount("debit"),
                    Field.Amount("credit"),
                    Field.Text("memo"),
                    Field.Reference("entity", to: "customer"),
                    Field.Reference("department", to: "department"),
                    Field.Reference("class", to: "classification"),
                    Field.Reference("location", to: "location"),
                    Field.Date("startDate"),
                    Field.Date("endDate"),
                    Field.Reference("revenueRecognitionRule", to: "revenueRecognitionRule"),
                    Field.Reference("schedule", to: "revRecSchedule"),
                    Field.Choice("scheduleType"),
                    Field.Reference("item", to: "item"),
                    Field.Boolean("eliminate"),
                    Field.Reference("taxCode", to: "salesTaxItem"),
                    Field.Amount("debitTax"),
                    Field.Amount("creditTax"),
                    Field.Amount("grossAmt"),
                    Field.Amount("tax1Amt"),
                ],
            },
        ],
    };
}

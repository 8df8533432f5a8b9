using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Journal entries: lines with a debit or a credit, balanced. Source: REST API Browser 2026.1, journalEntry, and section_0223040947.
/// </summary>
internal static class JournalEntryRecord
{
    public static RecordDefinition Definition { get; } = new("journalEntry", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Flag("approved"),
            Field.Enumeration("approvalStatus", new Choice("1", "Pending Approval"), new Choice("2", "Approved"), new Choice("3", "Rejected")),
            .. Field.ReadOnly("reversalEntry", "isReversal"),
        ],
        Sublists = [Lines],
        Transaction = new TransactionDefinition("Journal", "Journal")
        {
            Total = Totals.OfDebits,
            Posts = [JournalRule.Default],
        },
    };

    private static SublistDefinition Lines => new("line",
    [
        Field.Account("account").Required("Account"),
        Field.Whole("line"),
        Field.Amount("debit"),
        Field.Amount("credit"),
        Field.Text("memo", 4000),
        Field.Reference("entity", RecordGroups.Entity),
        .. CommonFields.Classifications,
        .. Field.Dates("startDate", "endDate"),
        .. Field.Flags("eliminate", "cleared"),
    ])
    {
        NumberedBy = "line",
        AtLeast = 2,
    };
}

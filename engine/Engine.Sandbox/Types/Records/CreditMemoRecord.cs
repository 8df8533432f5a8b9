using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>Credit memos. <c>account</c> is the A/R account. Source: REST API Browser 2026.1, creditMemo; letters A open, B fully applied [inferred].</summary>
internal static class CreditMemoRecord
{
    public static RecordDefinition Definition { get; } = new("creditMemo", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfSales,
            Field.Account("account", "AcctRec"),
            Field.Link("createdFrom", LinkKind.CreatedFrom, "invoice"),
            Field.Reference("terms", RecordGroups.Term),
            Field.Flag("autoApply"),
            .. Field.ReadOnly("applied", "unapplied", "amountPaid", "amountRemaining"),
        ],
        Sublists = [CommonFields.Items, CommonFields.TaxDetails, CommonFields.Applications("invoice")],
        Transaction = new TransactionDefinition("CustCred", "Credit Memo")
        {
            Party = "entity",
            ReceivableAccount = "account",
            Role = TransactionRole.Credit,
            Total = Totals.OfItems,
            Posts = [ReceivableRule.MainCredit, ItemLinesRule.Debit, DiscountRule.Debit, TaxRule.Debit],
            Amounts =
            [
                .. CommonFields.SalesAmounts,
                new("applied", balances => balances.Used),
                new("unapplied", balances => balances.Open),
                new("amountPaid", balances => balances.Used),
                new("amountRemaining", balances => balances.Open),
            ],
            Status = (_, _, balances) => balances.Open == 0 ? new Choice("B", "Fully Applied") : new Choice("A", "Open"),
        },
    };
}

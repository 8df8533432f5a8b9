using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Customer payments. <c>account</c> is the bank account, <c>arAcct</c> the receivables account; without a bank account the money
/// waits in undeposited funds. Source: REST API Browser 2026.1, customerPayment; letters B and C as SuiteScript knows them [inferred].
/// </summary>
internal static class CustomerPaymentRecord
{
    public static RecordDefinition Definition { get; } = new("customerPayment", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            .. CommonFields.OfFunds,
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("arAcct", "AcctRec"),
            Field.Amount("payment").Required("Payment Amount"),
            .. Field.Flags("cleared", "toBeEmailed", "autoApply"),
            Field.Date("clearedDate"),
            .. Field.ReadOnly("applied", "unapplied", "total", "pending", "balance", "refundedAmountTotalBox"),
        ],
        Sublists = [CommonFields.Applications("invoice"), CommonFields.Credits("creditMemo", "customerPayment", "depositApplication"), CommonFields.Deposits],
        Transforms = Transforms.Of(("customerRefund", Transforms.ToRefund)),
        Transaction = new TransactionDefinition("CustPymt", "Payment")
        {
            Party = "customer",
            ReceivableAccount = "arAcct",
            Role = TransactionRole.Credit,
            Total = Totals.OfPayment,
            Posts = [FundsRule.Debit, ReceivableRule.Credit],
            Amounts =
            [
                new("total", balances => balances.Total),
                new("applied", balances => balances.AppliedByIt),
                new("unapplied", balances => balances.Open),
                new("refundedAmountTotalBox", balances => balances.AppliedToIt),
            ],
            Status = Statuses.OfFunds,
        },
    };
}

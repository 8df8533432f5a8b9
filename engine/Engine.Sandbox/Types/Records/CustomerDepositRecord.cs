using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Customer deposits: money before there is an invoice, a liability and not A/R. Source: REST API Browser 2026.1, customerDeposit,
/// and article_0830072110; the letters' meanings are [inferred].
/// </summary>
internal static class CustomerDepositRecord
{
    public static RecordDefinition Definition { get; } = new("customerDeposit", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            .. CommonFields.OfFunds,
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Amount("payment").Required("Payment Amount"),
            Field.Link("salesOrder", LinkKind.CreatedFrom, "salesOrder"),
            .. Field.ReadOnly("total", "refundedAmountTotalBox", "salesOrderUnpaidAmount", "depositSufficient"),
        ],
        Transforms = Transforms.Of(("depositApplication", Transforms.ToDepositApplication), ("customerRefund", Transforms.ToRefund)),
        Transaction = new TransactionDefinition("CustDep", "Customer Deposit")
        {
            Party = "customer",
            Total = Totals.OfPayment,
            Posts = [FundsRule.Debit, CustomerDepositRule.Credit],
            Amounts = [new("total", balances => balances.Total)],
            Status = Statuses.OfCustomerDeposit,
        },
    };
}

using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Customer refunds: money out against a credit memo, a customer deposit or the unapplied part of a payment; worth what they apply.
/// Source: REST API Browser 2026.1, customerRefund, and article_0830082954; the name of status R is [inferred].
/// </summary>
internal static class CustomerRefundRecord
{
    public static RecordDefinition Definition { get; } = new("customerRefund", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("account", "Bank", "OthCurrAsset"),
            Field.Account("arAcct", "AcctRec"),
            Field.Reference("paymentOption", RecordGroups.PaymentOption),
            .. Field.Texts("address", "checkNumber"),
            .. Field.Flags("toBePrinted", "cleared"),
            Field.Address("payeeAddress"),
            .. Field.ReadOnly("total", "balance"),
        ],
        Sublists = [CommonFields.Applications("creditMemo", "customerPayment", "depositApplication") with { AtLeast = 1 }, CommonFields.Deposits],
        Transaction = new TransactionDefinition("CustRfnd", "Customer Refund")
        {
            Party = "customer",
            ReceivableAccount = "arAcct",
            Total = Totals.OfApplications,
            Posts = [FundsRule.Credit, ReceivableRule.Debit],
            Amounts = [new("total", balances => balances.Total)],
            Status = (_, _, _) => new Choice("R", "Refunded"),
        },
    };
}

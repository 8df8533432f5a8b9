using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Bank deposits: payments and refunds out of undeposited funds (<c>payment</c>), money from elsewhere (<c>other</c>) and fees or cash kept back
/// (<c>cashback</c>, positive). Source: REST API Browser 2026.1, deposit, and article_14124948339.
/// </summary>
internal static class DepositRecord
{
    public static RecordDefinition Definition { get; } = new("deposit", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Account("account", "Bank", "OthCurrAsset").Required("Account"),
            .. Field.Flags("toBePrinted"),
            .. Field.ReadOnly("total", "isBaseCurrency"),
        ],
        Sublists = [Payments, Others, CashBack],
        Transaction = new TransactionDefinition("Deposit", "Deposit")
        {
            Total = Totals.OfBankDeposit,
            Posts = [BankDepositRule.Default],
            Amounts = [new("total", balances => balances.Total)],
        },
    };

    private static SublistDefinition Payments => new("payment",
    [
        Field.Reference("id", RecordGroups.Transaction, "customerPayment", "customerDeposit", "cashSale", "customerRefund").Required("Payment") with { IsBare = true },
        Field.Flag("deposit"),
        .. Field.ReadOnlyNumbers("amount"),
        .. Field.ReadOnly("docDate", "docNumber", "entity", "paymentAmount", "paymentMethod", "refNum", "transactionAmount", "type", "currency", "lineId", "memo"),
    ])
    {
        KeyedBy = "id",
        SelectedBy = "deposit",
        Links = LinkKind.Deposited,
    };

    private static SublistDefinition Others => new("other",
    [
        Field.Account("account").Required("Account"),
        Field.Amount("amount").Required("Amount"),
        Field.Reference("entity", RecordGroups.Entity),
        Field.Whole("line"),
        .. Field.Texts("memo", "refNum"),
        .. CommonFields.Classifications,
    ])
    {
        NumberedBy = "line",
    };

    private static SublistDefinition CashBack => new("cashback",
    [
        Field.Account("account").Required("Account"),
        Field.Amount("amount").Required("Amount"),
        Field.Whole("line"),
        Field.Text("memo"),
        .. CommonFields.Classifications,
    ])
    {
        NumberedBy = "line",
    };
}

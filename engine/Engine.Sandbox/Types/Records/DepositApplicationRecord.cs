using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Deposit applications: what turns a customer deposit into a payment of invoices. Made by transform of the deposit only, or by a
/// payment or refund that uses one (Oracle help, article_0830101547). <c>total</c> is what it draws from the deposit.
/// </summary>
internal static class DepositApplicationRecord
{
    public static RecordDefinition Definition { get; } = new("depositApplication", RecordGroups.Transaction)
    {
        DisplayedBy = "tranId",
        Fields =
        [
            .. CommonFields.OfTransactions,
            Field.Link("deposit", LinkKind.Drawn, "customerDeposit").Required("Deposit"),
            Field.Reference("customer", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Account("arAcct", "AcctRec"),
            .. Field.ReadOnlyNumbers("total"),
            .. Field.ReadOnly("applied", "unapplied", "depositDate"),
        ],
        Sublists = [CommonFields.Applications("invoice")],
        Transaction = new TransactionDefinition("DepAppl", "Deposit Application")
        {
            Party = "customer",
            ReceivableAccount = "arAcct",
            Role = TransactionRole.Credit,
            Total = record => record.Fields.Number("total") ?? 0,
            Posts = [CustomerDepositRule.MainDebit, ReceivableRule.Credit],
            Amounts = [new("applied", balances => balances.Used), new("unapplied", balances => balances.Open)],
            Derive = record => record with { Fields = record.Fields.With("total", new FieldValue.Number(Totals.OfApplications(record) + record.AppliedByOthers)) },
            OnlyByTransform = true,
        },
    };
}

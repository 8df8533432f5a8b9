using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>What a transaction leaves open on the control accounts: receivables, customer deposits, undeposited funds.</summary>
internal static class OpenItems
{
    public static IEnumerable<OpenItem> Of(Company company, StoredRecord record)
    {
        var rules = record.Definition.Transaction!;
        var posting = new Posting(company, record);
        if (rules.ReceivableAccount is { } field && rules.Role != TransactionRole.Other)
        {
            yield return Item(record, record.Fields.Reference(field)!.Value, (rules.Role == TransactionRole.Charge ? 1 : -1) * posting.Balances.Open);
        }

        if (rules.Posts.Contains(CustomerDepositRule.Credit))
        {
            yield return Item(record, posting.Account(AccountRole.CustomerDeposits), -posting.Balances.Open);
        }

        if (Statuses.IsInUndepositedFunds(company, record) && !IsDeposited(company, record))
        {
            yield return Item(record, FundsRule.AccountOf(posting), FundsRule.SignOf(record) * posting.Balances.Total);
        }

        foreach (var line in record.LinesOf("payment").Where(line => line.Reference("id") is { } id && IsConverted(company.Transaction(id)!, record)))
        {
            yield return Item(record, posting.Account(AccountRole.UndepositedFunds), -line.Number("amount")!.Value);
        }
    }

    // What was deposited in another currency leaves undeposited funds in that one: the ledger keeps each currency by itself.
    private static bool IsDeposited(Company company, StoredRecord record) => company.LinksTo(record.Id)
        .Any(link => link.Kind == LinkKind.Deposited && !IsConverted(record, company.Transaction(link.Next)!));

    private static bool IsConverted(StoredRecord payment, StoredRecord deposit) =>
        payment.Fields.Reference("currency") != deposit.Fields.Reference("currency");

    private static OpenItem Item(StoredRecord record, long account, decimal open) =>
        new(new LedgerKey(account, record.Fields.Reference("subsidiary")!.Value, record.Fields.Reference("currency")!.Value), open);
}

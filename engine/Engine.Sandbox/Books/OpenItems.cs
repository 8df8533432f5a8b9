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

        var brings = rules.Posts.Contains(FundsRule.Debit);
        if ((brings || rules.Posts.Contains(FundsRule.Credit)) && !Statuses.IsOnDeposit(company, record)
            && FundsRule.AccountOf(posting) == company.Settings.Account(AccountRole.UndepositedFunds))
        {
            yield return Item(record, FundsRule.AccountOf(posting), (brings ? 1 : -1) * posting.Balances.Total);
        }
    }

    private static OpenItem Item(StoredRecord record, long account, decimal open) =>
        new(new LedgerKey(account, record.Fields.Reference("subsidiary")!.Value, record.Fields.Reference("currency")!.Value), open);
}

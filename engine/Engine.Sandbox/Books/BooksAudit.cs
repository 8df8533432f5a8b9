using System.Collections.Immutable;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>What must hold of the books, whatever was asked of them.</summary>
internal static class BooksAudit
{
    /// <summary>Debits equal credits in one transaction, in both currencies.</summary>
    public static void CheckBalance(StoredRecord record, ImmutableArray<TransactionLine> lines)
    {
        var posted = lines.Where(line => line.Posts).ToList();
        var (amount, inBase) = (posted.Sum(line => line.Amount), posted.Sum(line => line.BaseAmount));
        if (amount != 0 || inBase != 0)
        {
            throw new BooksBroken($"{record.Definition.Name} {record.Id}: debits and credits differ by {amount}, in base currency by {inBase}.");
        }
    }

    /// <summary>Debits equal credits in every subsidiary and currency.</summary>
    public static void CheckTotals(Ledger ledger)
    {
        foreach (var group in ledger.Totals.GroupBy(row => (row.Key.Subsidiary, row.Key.Currency), row => row.Value))
        {
            var sum = LedgerTotal.Sum(group);
            if (sum.Balance != 0 || sum.BaseBalance != 0)
            {
                throw new BooksBroken($"Subsidiary {group.Key.Subsidiary}, currency {group.Key.Currency}: "
                    + $"debits {sum.Debit} and credits {sum.Credit}, in base currency {sum.BaseDebit} and {sum.BaseCredit}.");
            }
        }
    }

    /// <summary>Everything that can be derived twice is derived again, from the records alone, and compared.</summary>
    public static void CheckAll(Company company)
    {
        CheckTotals(company.Ledger);
        CheckRunningTotals(company.Ledger);
        foreach (var record in company.In(RecordGroups.Transaction))
        {
            var lines = TransactionLines.Of(company, record);
            CheckBalance(record, lines);
            CheckUse(company, record);
            if (!lines.Select(Image).SequenceEqual(company.Ledger.LinesOf(record.Id).Select(Image)))
            {
                throw new BooksBroken($"{record.Definition.Name} {record.Id} is not posted as it stands.");
            }
        }

        CheckControlAccounts(company);
    }

    private static (int Number, long? Account, decimal Amount, decimal BaseAmount) Image(TransactionLine line) =>
        (line.Number, line.Account, line.Amount, line.BaseAmount);

    private static void CheckRunningTotals(Ledger ledger)
    {
        var derived = ledger.Postings.GroupBy(line => line.Key)
            .ToDictionary(group => group.Key, group => LedgerTotal.Sum(group.Select(LedgerTotal.Of)));
        foreach (var (key, total) in ledger.Totals)
        {
            if (derived.GetValueOrDefault(key) != total)
            {
                throw new BooksBroken($"The running total of account {key.Account} is {total}, its lines add up to {derived.GetValueOrDefault(key)}.");
            }
        }
    }

    private static void CheckUse(Company company, StoredRecord record)
    {
        var used = company.LinksTo(record.Id).Where(link => link.UsesUp).Sum(link => link.Amount);
        var balances = Balances.Of(record);
        if (used != record.AppliedByOthers || balances.Open < 0)
        {
            throw new BooksBroken($"{record.Definition.Name} {record.Id}: {used} is used by others, {record.AppliedByOthers} is kept as used, "
                + $"{balances.Open} is open.");
        }
    }

    // What customers owe by their open documents is what the receivables accounts say, and so for deposits.
    private static void CheckControlAccounts(Company company)
    {
        var documents = company.In(RecordGroups.Transaction).SelectMany(record => OpenItems.Of(company, record))
            .GroupBy(item => item.Key).ToDictionary(group => group.Key, group => group.Sum(item => item.Open));
        foreach (var (key, open) in documents)
        {
            var balance = company.Ledger.Totals.FirstOrDefault(row => row.Key == key).Value.Balance;
            var others = company.Ledger.Postings.Where(line => line.Key == key && line.Role == LineRole.Free).Sum(line => line.Amount);
            if (balance - others != open)
            {
                throw new BooksBroken($"Account {key.Account} in subsidiary {key.Subsidiary} and currency {key.Currency} stands at {balance - others}, "
                    + $"its open documents at {open}.");
            }
        }
    }
}

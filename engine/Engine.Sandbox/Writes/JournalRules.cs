using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>A journal entry balances, and each line has one side.</summary>
internal static class JournalRules
{
    public static void Check(Company company, StoredRecord record)
    {
        var lines = record.LinesOf("line");
        for (var at = 0; at < lines.Length; at++)
        {
            CheckLine(company, lines[at], $"line.items[{at}]");
        }

        var (debits, credits) = (Sum(record, "debit"), Sum(record, "credit"));
        if (debits != credits)
        {
            throw Refusal.User($"The amounts in a journal entry must balance: debits are {debits}, credits {credits}.", "line");
        }
    }

    private static void CheckLine(Company company, FieldMap line, string path)
    {
        var (debit, credit) = (line.Number("debit") ?? 0, line.Number("credit") ?? 0);
        if (debit < 0 || credit < 0 || (debit == 0) == (credit == 0))
        {
            throw Refusal.User("A line of a journal entry has either a debit or a credit, more than 0.", path);
        }

        // A receivable that belongs to nobody could not be collected.
        var account = company.Find(RecordGroups.Account, line.Reference("account") ?? 0);
        if (account?.Fields.Choice("acctType") == "AcctRec" && !line.Has("entity"))
        {
            throw Refusal.Missing(["Name"]);
        }
    }

    private static decimal Sum(StoredRecord record, string side) => record.LinesOf("line").Sum(line => line.Number(side) ?? 0);
}

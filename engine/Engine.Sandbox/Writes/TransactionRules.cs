using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>What NetSuite fills in and insists on before it keeps a transaction.</summary>
internal sealed class TransactionRules(Company company, Draft draft, TimeProvider time)
{
    /// <summary>The transaction with its sourced and computed values; documents it applies to are changed in the draft.</summary>
    public StoredRecord Complete(StoredRecord? existing, StoredRecord record, RecordChanges changes)
    {
        CheckParty(record);
        record = BankDeposits.WithPayments(company, record);
        record = new Sourcing(company, time).Fill(record, changes);
        SubsidiaryRules.Check(company, record);
        CurrencyRules.Check(company, record);
        LockRules.Check(company, existing, record);
        var currency = company.Find(RecordGroups.Currency, record.Fields.Reference("currency")!.Value)!;
        AmountRules.CheckDigits(record.Definition, changes, currency);
        record = AmountRules.WithLineAmounts(company, record, currency);
        JournalRules.Check(company, record);
        record = new DepositDraws(company, draft).Drawn(record);
        record = Applications.Completed(company, draft, existing, record, changes);
        record = record.Definition.Transaction!.Derive(record);
        AmountRules.CheckSigns(record);
        Applications.Settle(company, draft, existing, record, changes);
        return record;
    }

    private static void CheckParty(StoredRecord record)
    {
        if (record.Definition.Transaction!.Party is { } party && !record.Fields.Has(party))
        {
            throw Refusal.Missing(record.Definition.Fields.Where(field => field.Name == party).Select(field => field.RequiredLabel!));
        }
    }
}

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
        var rules = record.Definition.Transaction!;
        if (record.Fields.Reference(rules.Party) is not { } party)
        {
            throw Refusal.Missing(record.Definition.Fields.Where(field => field.Name == rules.Party).Select(field => field.RequiredLabel!));
        }

        var customer = company.Find(RecordGroups.Entity, party)!;
        record = record with { Fields = Funds(record.Definition, Sourced(rules, record.Fields, customer), changes) };
        CheckOpenPeriod(existing, record);
        CheckSubsidiary(record, customer);
        CheckUnchanged(existing, record);
        var currency = company.Find(RecordGroups.Currency, record.Fields.Reference("currency")!.Value)!;
        AmountRules.CheckDigits(record.Definition, changes, currency);
        record = AmountRules.WithLineAmounts(record, currency);
        record = Applications.WithDefaultAmounts(draft, existing, record);
        AmountRules.CheckSigns(record);
        Applications.Check(company, record, changes);
        Applications.Settle(draft, existing, record, changes.LinesOf("apply"));
        return record;
    }

    private FieldMap Sourced(TransactionDefinition rules, FieldMap fields, StoredRecord customer)
    {
        var subsidiary = fields.Reference("subsidiary") ?? customer.Fields.Reference("subsidiary")!.Value;
        var currency = fields.Reference("currency") ?? customer.Fields.Reference("currency") ?? BaseCurrency(subsidiary);
        var receivable = fields.Reference(rules.ReceivableAccount) ?? customer.Fields.Reference("receivablesAccount") ?? company.DefaultReceivable
            ?? throw Refusal.Missing(["Account"]);
        var rate = fields.Number("exchangeRate") ?? company.Find(RecordGroups.Currency, currency)!.Fields.Number("exchangeRate") ?? 1;
        var date = fields.Date("tranDate") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return fields
            .With("subsidiary", new FieldValue.Reference(subsidiary))
            .With("currency", new FieldValue.Reference(currency))
            .With(rules.ReceivableAccount, new FieldValue.Reference(receivable))
            .With("exchangeRate", new FieldValue.Number(rate))
            .With("tranDate", new FieldValue.Date(date));
    }

    private long BaseCurrency(long subsidiary) => company.Find(RecordGroups.Subsidiary, subsidiary)!.Fields.Reference("currency")!.Value;

    // A bank account means the money is there already; asking for undeposited funds takes it away again.
    private static FieldMap Funds(RecordDefinition definition, FieldMap fields, RecordChanges changes)
    {
        if (definition.FieldNamed("undepFunds") is null)
        {
            return fields;
        }

        var asked = changes.Fields.GetValueOrDefault("undepFunds") as FieldValue.Choice;
        if (asked?.Id == "T")
        {
            return fields.With("account", null);
        }

        return fields.Has("account") || asked is null
            ? fields.With("undepFunds", new FieldValue.Choice(fields.Has("account") ? "F" : "T"))
            : throw Refusal.Missing(["Account"]);
    }

    private void CheckOpenPeriod(StoredRecord? existing, StoredRecord record)
    {
        if (company.ClosedThrough is { } closed && (record.Fields.Date("tranDate") <= closed || existing?.Fields.Date("tranDate") <= closed))
        {
            throw Refusal.User("The transaction date you specified is not within the date range of your accounting period.");
        }
    }

    private static void CheckSubsidiary(StoredRecord record, StoredRecord customer)
    {
        var subsidiary = record.Fields.Reference("subsidiary");
        if (subsidiary != customer.Fields.Reference("subsidiary"))
        {
            throw Refusal.InvalidValue(subsidiary.ToString()!, "subsidiary", "subsidiary", $"Customer {customer.Display} is not of that subsidiary.");
        }
    }

    // A real account locks these once other transactions hang on them; the currency is locked from the start.
    private static void CheckUnchanged(StoredRecord? existing, StoredRecord record)
    {
        if (existing is null)
        {
            return;
        }

        var rules = record.Definition.Transaction!;
        string[] locked = existing.AppliedByOthers == 0 ? ["currency"] : ["currency", rules.Party, rules.ReceivableAccount];
        if (locked.FirstOrDefault(field => existing.Fields.Reference(field) != record.Fields.Reference(field)) is { } changed)
        {
            throw Refusal.User($"The field {changed} cannot be changed on this transaction.", changed);
        }
    }
}

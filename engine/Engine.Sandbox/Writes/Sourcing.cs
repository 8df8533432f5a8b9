using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Fills in what a transaction takes from its customer, its currency, its terms and the day.</summary>
internal sealed class Sourcing(Company company, TimeProvider time)
{
    // Rates are kept with as many digits as NetSuite shows of them.
    private const int RateDigits = 8;

    public StoredRecord Fill(StoredRecord record, RecordChanges changes)
    {
        var rules = record.Definition.Transaction!;
        var customer = rules.Party is { } party ? company.Find(RecordGroups.Entity, record.Fields.Reference(party)!.Value) : null;
        var date = record.Fields.Date("tranDate") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var subsidiary = record.Fields.Reference("subsidiary") ?? customer?.Fields.Reference("subsidiary") ?? SubsidiaryOfAccount(record)
            ?? throw Refusal.Missing(["Subsidiary"]);
        var currency = record.Fields.Reference("currency") ?? customer?.Fields.Reference("currency") ?? BaseCurrency(subsidiary);
        var fields = record.Fields
            .With("tranDate", new FieldValue.Date(date))
            .With("subsidiary", new FieldValue.Reference(subsidiary))
            .With("currency", new FieldValue.Reference(currency))
            .With("exchangeRate", new FieldValue.Number(Rate(record, subsidiary, currency)));
        if (rules.ReceivableAccount is { } receivable)
        {
            fields = fields.With(receivable, new FieldValue.Reference(Receivable(fields, receivable, customer)));
        }

        return PeriodRules.WithPeriod(company, record with { Fields = DueDate(record.Definition, Funds(record.Definition, fields, changes)) }, changes);
    }

    private long? SubsidiaryOfAccount(StoredRecord record) =>
        record.Fields.Reference("account") is { } id && company.Find(RecordGroups.Account, id)?.Fields.References("subsidiary") is [var only] ? only : null;

    private long BaseCurrency(long subsidiary) => company.Find(RecordGroups.Subsidiary, subsidiary)!.Fields.Reference("currency")!.Value;

    private decimal Rate(StoredRecord record, long subsidiary, long currency)
    {
        var inBase = BaseCurrency(subsidiary);
        return currency == inBase ? 1 : record.Fields.Number("exchangeRate") ?? decimal.Round(RateOf(currency) / RateOf(inBase), RateDigits);
    }

    // Kept against the currency of the account; a subsidiary's base currency is one of them.
    private decimal RateOf(long currency) => company.Find(RecordGroups.Currency, currency)!.Fields.Number("exchangeRate") is > 0 and var rate ? rate : 1;

    private long Receivable(FieldMap fields, string field, StoredRecord? customer) => fields.Reference(field)
        ?? customer?.Fields.Reference("receivablesAccount") ?? company.Settings.Account(AccountRole.Receivable)
        ?? throw Refusal.Missing(["Account"]);

    private FieldMap DueDate(RecordDefinition definition, FieldMap fields)
    {
        var days = company.Find(RecordGroups.Term, fields.Reference("terms") ?? 0)?.Fields.Number("daysUntilNetDue");
        return definition.FieldNamed("dueDate") is null || fields.Has("dueDate") || days is null
            ? fields
            : fields.With("dueDate", new FieldValue.Date(fields.Date("tranDate")!.Value.AddDays((int)days)));
    }

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
            return fields.With("account", null).With("undepFunds", asked);
        }

        return fields.Has("account") || asked is null
            ? fields.With("undepFunds", new FieldValue.Choice(fields.Has("account") ? "F" : "T"))
            : throw Refusal.Missing(["Account"]);
    }
}

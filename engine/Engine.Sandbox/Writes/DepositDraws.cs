using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>
/// A payment or refund that names customer deposits draws on them by a deposit application of its own making, which then stands
/// among what it applies (Oracle help, article_0830082954, says so of refunds; of payments it is [inferred]).
/// </summary>
internal sealed class DepositDraws(Company company, Draft draft)
{
    private static readonly string[] Shared = ["customer", "arAcct", "currency", "subsidiary", "tranDate", "postingPeriod"];

    public StoredRecord Drawn(StoredRecord record)
    {
        if (record.Definition.SublistNamed("deposit") is not { IsWriteOnly: true })
        {
            return record;
        }

        var target = record.Definition.SublistNamed("credit") is null ? "apply" : "credit";
        foreach (var line in record.LinesOf("deposit"))
        {
            var application = Application(record, line);
            draft.Put(application);
            record = record.WithLines(target, record.LinesOf(target).Add(FieldMap.Empty
                .With("doc", new FieldValue.Reference(application.Id))
                .With("line", new FieldValue.Number(0))
                .With("amount", application.Fields["total"])));
        }

        return record.WithLines("deposit", []);
    }

    private StoredRecord Application(StoredRecord record, FieldMap line)
    {
        var deposit = line.Reference("doc") is { } id ? draft.Transaction(id)! : throw Refusal.Missing(["Deposit"]);
        var amount = line.Number("amount") ?? Balances.Of(deposit).Open;
        if (amount <= 0)
        {
            throw Refusal.InvalidValue(amount.ToString(), "amount", "deposit", "A draw on a deposit is more than 0.");
        }

        var application = New(record, deposit, amount);
        if (Applications.Difference(application, deposit) is { } difference)
        {
            throw Refusal.InvalidValue(deposit.Id.ToString(), "doc", "deposit", difference);
        }

        Applications.Settle(company, draft, null, application, RecordChanges.None);
        return application;
    }

    private StoredRecord New(StoredRecord record, StoredRecord deposit, decimal amount)
    {
        var definition = company.Catalog.Find("depositApplication")!;
        var fields = Shared.Aggregate(definition.Defaults, (map, name) => map.With(name, record.Fields[name]))
            .With("deposit", new FieldValue.Reference(deposit.Id))
            .With("exchangeRate", deposit.Fields["exchangeRate"])
            .With("total", new FieldValue.Number(amount));
        var id = company.NextId(definition.Group);
        return new StoredRecord(definition, id)
        {
            Fields = RecordWriter.Named(definition, id, fields),
            CreatedAt = record.ModifiedAt,
            ModifiedAt = record.ModifiedAt,
        };
    }
}

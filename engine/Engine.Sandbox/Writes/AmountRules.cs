using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Amounts to the cent: quantity times rate, tax by code, digits of the currency, no negative totals.</summary>
internal static class AmountRules
{
    /// <summary>Refuses an amount that has more digits than its currency, such as cents in yen.</summary>
    public static void CheckDigits(RecordDefinition definition, RecordChanges changes, StoredRecord currency)
    {
        var digits = Currencies.Digits(currency);
        var body = changes.Fields.Select(field => (Definition: definition.FieldNamed(field.Key)!, field.Value, Path: field.Key));
        var lines = changes.Lines.SelectMany(list => (list.Value ?? []).SelectMany(line => line.Fields.Select(field =>
            (Definition: definition.SublistNamed(list.Key)!.FieldNamed(field.Key)!, field.Value, Path: $"{line.Path}.{field.Key}"))));
        foreach (var (field, value, path) in body.Concat(lines))
        {
            if (field.Kind == FieldKind.Amount && value is FieldValue.Number(var amount) && decimal.Round(amount, digits) != amount)
            {
                throw Refusal.InvalidValue(amount.ToString(), field.Name, path,
                    $"{currency.Fields.Text("symbol")} has {(digits == 0 ? "no" : digits.ToString())} decimal places.");
            }
        }
    }

    /// <summary>Every <c>item</c> line with its amount, quantity (1 by default) times rate where a rate is kept, and its tax.</summary>
    public static StoredRecord WithLineAmounts(Company company, StoredRecord record, StoredRecord currency)
    {
        CheckTaxDetails(record);
        var priced = record.LinesOf("item").Select(line => WithTax(company, WithAmount(company, line, currency), currency));
        return WithDiscount(company, record.WithLines("item", [.. priced]));
    }

    public static void CheckSigns(StoredRecord record)
    {
        var total = Balances.Of(record).Total;
        if (total < 0)
        {
            throw Refusal.User($"The total of a transaction cannot be negative: it is {total}.");
        }
    }

    private static FieldMap WithAmount(Company company, FieldMap line, StoredRecord currency)
    {
        var quantity = line.Number("quantity") ?? 1;
        line = line.With("quantity", new FieldValue.Number(quantity));
        var item = company.Find(RecordGroups.Item, line.Reference("item") ?? 0);
        var rate = line.Number("rate") ?? (line.Has("amount") ? null : item?.Fields.Number("rate"));
        if (rate is null)
        {
            return line.Has("amount") ? line : throw Refusal.Missing(["Amount"]);
        }

        return line.With("rate", new FieldValue.Number(rate.Value)).With("amount", new FieldValue.Number(Multiply(quantity, rate.Value, currency)));
    }

    private static FieldMap WithTax(Company company, FieldMap line, StoredRecord currency)
    {
        if (company.Find(RecordGroups.TaxCode, line.Reference("taxCode") ?? 0)?.Fields.Number("rate") is not { } percent)
        {
            return line.With("taxRate1", null).With("tax1Amt", null).With("grossAmt", null);
        }

        var amount = line.Number("amount")!.Value;
        var tax = Multiply(amount, percent / 100, currency);
        return line.With("taxRate1", new FieldValue.Number(percent))
            .With("tax1Amt", new FieldValue.Number(tax))
            .With("grossAmt", new FieldValue.Number(amount + tax));
    }

    // A discount item says how much it takes off when the transaction does not.
    private static StoredRecord WithDiscount(Company company, StoredRecord record)
    {
        var item = company.Find(RecordGroups.Item, record.Fields.Reference("discountItem") ?? 0);
        var rate = record.Fields.Number("discountRate") ?? item?.Fields.Number("rate");
        if (item is null || rate is <= 0)
        {
            return item is null ? record : record with { Fields = record.Fields.With("discountRate", new FieldValue.Number(rate!.Value)) };
        }

        throw rate is null
            ? Refusal.Missing(["Discount Rate"])
            : Refusal.InvalidValue(rate.Value.ToString(), "discountRate", "discountRate", "A discount is an amount below 0.");
    }

    // SuiteTax lines count only where the record says that they override, and each taxes a line that names it.
    private static void CheckTaxDetails(StoredRecord record)
    {
        var details = record.LinesOf("taxDetails");
        if (!details.IsEmpty && !record.Fields.Flag("taxDetailsOverride"))
        {
            throw Refusal.User("Tax details are taken with taxDetailsOverride set to true.", "taxDetailsOverride");
        }

        var references = record.LinesOf("item").Select(line => line.Text("taxDetailsReference")).ToHashSet();
        for (var at = 0; at < details.Length; at++)
        {
            if (!references.Contains(details[at].Text("taxDetailsReference")))
            {
                throw Refusal.InvalidValue(details[at].Text("taxDetailsReference") ?? "", "taxDetailsReference",
                    $"taxDetails.items[{at}].taxDetailsReference", "No line has that reference.");
            }
        }
    }

    private static decimal Multiply(decimal quantity, decimal rate, StoredRecord currency)
    {
        try
        {
            return decimal.Round(quantity * rate, Currencies.Digits(currency), MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            throw Refusal.User($"The amount of {quantity} times {rate} is too large.");
        }
    }
}

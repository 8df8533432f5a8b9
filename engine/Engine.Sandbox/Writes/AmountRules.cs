using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Amounts to the cent: quantity times rate, digits of the currency, no negative totals.</summary>
internal static class AmountRules
{
    /// <summary>Refuses an amount that has more digits than its currency, such as cents in yen.</summary>
    public static void CheckDigits(RecordDefinition definition, RecordChanges changes, StoredRecord currency)
    {
        var digits = Digits(currency);
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

    /// <summary>Every <c>item</c> line with its amount: quantity (1 by default) times rate where a rate is kept.</summary>
    public static StoredRecord WithLineAmounts(StoredRecord record, StoredRecord currency) => record.WithLines("item",
        [.. record.LinesOf("item").Select(line => WithAmount(line, Digits(currency)))]);

    public static void CheckSigns(StoredRecord record)
    {
        var total = Balances.Of(record).Total;
        if (total < 0)
        {
            throw Refusal.User($"The total of a transaction cannot be negative: it is {total}.");
        }
    }

    private static FieldMap WithAmount(FieldMap line, int digits)
    {
        var quantity = line.Number("quantity") ?? 1;
        if (line.Number("rate") is not { } rate)
        {
            return line.Has("amount") ? line.With("quantity", new FieldValue.Number(quantity)) : throw Refusal.Missing(["Amount"]);
        }

        // NetSuite recomputes the amount from the rate; whether it rounds half away from zero is not documented.
        var amount = Multiply(quantity, rate, digits);
        return line.With("quantity", new FieldValue.Number(quantity)).With("amount", new FieldValue.Number(amount));
    }

    private static decimal Multiply(decimal quantity, decimal rate, int digits)
    {
        try
        {
            return decimal.Round(quantity * rate, digits, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            throw Refusal.User($"The amount of {quantity} times {rate} is too large.");
        }
    }

    private static int Digits(StoredRecord currency) => (int)(currency.Fields.Number("currencyPrecision") ?? 2);
}

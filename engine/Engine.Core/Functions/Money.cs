using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;
using Engine.Core.Values.Json;

namespace Engine.Core.Functions;

/// <summary>What Stripe counts in minor units, as an amount. Digits by Stripe's table, which differs from ISO 4217 for ISK, UGX and MGA.</summary>
public sealed class Money : TransformFunction
{
    private const int LongestNumber = 64;

    public override FunctionSpec Spec { get; } = new(
        Name: "money",
        Summary: "Turns a count of a currency's smallest unit, as Stripe sends it, into an amount.",
        Parameters:
        [
            new("minorUnits", Kinds.Number | Kinds.Text, "count of the smallest unit"),
            new("currency", Kinds.Text, "ISO 4217 code, any case"),
        ],
        Returns: Kinds.Amount,
        Examples:
        [
            new("money(1999, 'usd')", "19.99 USD"),
            new("money(1250, 'usd')", "12.50 USD"),
            new("money(1999, 'jpy')", "1999 JPY"),
            new("money(500, 'isk')", "5.00 ISK"),
            new("money(5120, 'kwd')", "5.120 KWD"),
            new("money('0.5', 'usd')", "0.005 USD"),
            new("money(payload.total, payload.currency)", "19.99 USD"),
            new("money(5, 'zzz')", "FUN101"),
        ])
    {
        Fails = ["FUN101 currency is not an ISO 4217 code", "FUN103 minorUnits is text that is no number"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (Currencies.Find(arguments[1]) is not { } currency)
        {
            return FunctionFailures.Currency(arguments[1].AsText());
        }

        // `unit_amount_decimal` and its like come as text.
        var minorUnits = 0m;
        if (arguments[0].Kind == ValueKind.Text ? !TryParse(arguments[0], out minorUnits) : !Read(arguments[0], out minorUnits))
        {
            return FunctionFailures.Number(arguments[0].AsText());
        }

        // Multiplying keeps the digits of the currency, so that 1250 cents are written 12.50.
        return Value.Amount(minorUnits * new decimal(1, 0, 0, false, (byte)currency.StripeDigits), currency.Code);
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) =>
        FunctionFailures.CheckCurrency(written[1], 1);

    private static bool TryParse(Value text, out decimal number)
    {
        if (text.TryGetUtf8(out var utf8) && JsonScalars.TryWhole(utf8, out var whole))
        {
            number = whole;
            return true;
        }

        Span<char> room = stackalloc char[LongestNumber];
        return Numbers.TryParse(text.TryDecode(room, out var written) ? written : text.AsText(), out number);
    }

    private static bool Read(Value value, out decimal number)
    {
        number = value.AsNumber();
        return true;
    }
}

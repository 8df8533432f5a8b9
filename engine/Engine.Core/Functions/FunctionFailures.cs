using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The failures that more than one function can give.</summary>
internal static class FunctionFailures
{
    public static string CurrencyMessage(string code) =>
        $"'{Shorten(code)}' is no ISO 4217 currency code.{Suggestion.DidYouMean(code.ToUpperInvariant(), code.Length <= 8 ? Currencies.Codes : [])}";

    public static Value Currency(string code) => Value.Fail(FunctionCodes.UnknownCurrency, CurrencyMessage(code));

    public static ArgumentProblem? CheckCurrency(Value written, int argument) =>
        written.Kind == ValueKind.Text && Currencies.Normalize(written.AsText()) is null
            ? new ArgumentProblem(argument, FunctionCodes.UnknownCurrency, CurrencyMessage(written.AsText()))
            : null;

    public static Value Date(Value value, string wanted) =>
        Value.Fail(FunctionCodes.NotADate, $"{Show(value)} cannot be read as {wanted}.");

    public static Value Number(string text) => Value.Fail(
        FunctionCodes.NotANumber, $"'{Shorten(text)}' cannot be read as a number. Numbers are written 1234.50, without separators or signs of currency.");

    public static Value Whole(string what, decimal given, int from, int to) =>
        Value.Fail(FunctionCodes.NotWhole, $"{what} must be a whole number from {from} to {to}, not {given}.");

    /// <summary>A whole number within limits; false when it is none.</summary>
    public static bool IsWhole(Value value, int from, int to, out int whole)
    {
        var number = value.AsNumber();
        var fits = decimal.IsInteger(number) && number >= from && number <= to;
        whole = fits ? (int)number : 0;
        return fits;
    }

    public static string Show(Value value)
    {
        var text = Shorten(value.ToString());
        return value.Kind == ValueKind.Text ? $"'{text}'" : text;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

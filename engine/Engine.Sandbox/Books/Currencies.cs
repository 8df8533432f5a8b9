using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>How many digits a currency has, and rounding to them.</summary>
internal static class Currencies
{
    public static int Digits(StoredRecord? currency) => (int)(currency?.Fields.Number("currencyPrecision") ?? 2);

    // Whether NetSuite rounds half away from zero is not documented.
    public static decimal Round(decimal amount, Company company, long currency) =>
        decimal.Round(amount, Digits(company.Find(RecordGroups.Currency, currency)), MidpointRounding.AwayFromZero);
}

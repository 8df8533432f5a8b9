using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Currencies. <c>currencyPrecision</c> is the count of digits after the point: 2 for USD, 0 for JPY.</summary>
internal static class CurrencyRecord
{
    public static RecordDefinition Definition { get; } = new("currency", RecordGroups.Currency)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active.With("currencyPrecision", new FieldValue.Number(2)),
        Fields =
        [
            Field.Text("name").Required("Currency Name"),
            Field.Text("symbol", 3).Required("ISO Code"),
            Field.Number("exchangeRate"),
            Field.Whole("currencyPrecision"),
            Field.Flag("isBaseCurrency"),
            Field.Flag("isInactive"),
        ],
    };
}

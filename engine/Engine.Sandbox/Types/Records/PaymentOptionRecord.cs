using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Payment options.</summary>
internal static class PaymentOptionRecord
{
    public static RecordDefinition Definition { get; } = new("paymentOption", RecordGroups.PaymentOption)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Flag("isInactive"),
            Field.Reference("parent", RecordGroups.PaymentOption),
        ],
    };
}

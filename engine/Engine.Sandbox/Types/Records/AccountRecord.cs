using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>General-ledger accounts. Types as NetSuite names them: <c>AcctRec</c>, <c>Bank</c>, <c>OthCurrAsset</c>, <c>Income</c> …</summary>
internal static class AccountRecord
{
    public static RecordDefinition Definition { get; } = new("account", RecordGroups.Account)
    {
        DisplayedBy = "acctName",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("acctName").Required("Name"),
            Field.Text("acctNumber"),
            Field.Enumeration("acctType").Required("Type"),
            Field.Text("description"),
            .. Field.Flags("isInactive", "includeChildren"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            Field.Reference("currency", RecordGroups.Currency),
            Field.Reference("parent", RecordGroups.Account),
        ],
    };
}

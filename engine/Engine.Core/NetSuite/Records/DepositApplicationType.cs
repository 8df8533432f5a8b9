namespace Engine.Core.NetSuite.Records;

/// <summary>Clears a customer deposit against invoices. NetSuite makes it out of a deposit and in no other way (help article_0830101547).</summary>
internal static class DepositApplicationType
{
    public static RecordType Definition { get; } = new("depositApplication")
    {
        Group = RecordGroup.Transaction,
        After = ["customerDeposit", "invoice"],
        MadeFrom = ["customerDeposit"],
        IsOnlyMadeFromOthers = true,
        IdentityFields = ["customer", "currency"],
        PostsToReceivables = true,
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "DepAppl",
        Source = "REST API Browser 2026.1, depositApplication; help article_0830101547, section_157901123882",
        Fields =
        [
            Field.Reference("customer", to: "customer"),
            Field.Reference("deposit", to: "customerDeposit"),
            .. CommonFields.Transaction,
            Field.Reference("arAcct", to: "account"),
        ],
        Sublists = [CommonFields.Apply],
    };
}

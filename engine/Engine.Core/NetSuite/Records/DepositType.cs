namespace Engine.Core.NetSuite.Records;

/// <summary>
/// A sum that arrived at the bank: payments taken out of undeposited funds (<c>payment</c>), other income (<c>other</c>), less what was
/// kept back, such as a processor's fees (<c>cashback</c>, positive amounts that reduce the sum). The rate is taken at creation only.
/// </summary>
internal static class DepositType
{
    public static RecordType Definition { get; } = new("deposit")
    {
        Group = RecordGroup.Transaction,
        After = ["customerPayment", "customerDeposit", "cashSale", "customerRefund"],
        IdentityFields = ["account", "currency"],
        CustomFieldPrefix = "custbody",
        SuiteQlTable = "transaction",
        SuiteQlType = "Deposit",
        Source = "REST API Browser 2026.1, deposit; help article_14124948339",
        Fields =
        [
            Field.Reference("account", to: "account").Required(),
            .. CommonFields.Transaction,
            Field.Boolean("toBePrinted"),
        ],
        Sublists =
        [
            new("payment")
            {
                Key = "id",
                Switch = "deposit",
                Fields = [Field.Id("id", to: "transaction").Required(), Field.Boolean("deposit")],
            },
            new("other")
            {
                CustomFieldPrefix = "custcol",
                Fields =
                [
                    Field.Reference("account", to: "account").Required(),
                    Field.Amount("amount").Required(),
                    Field.Reference("entity", to: "customer"),
                    Field.Reference("paymentMethod", to: "paymentMethod"),
                    Field.Text("refNum"),
                    .. LineMemo,
                ],
            },
            new("cashback")
            {
                CustomFieldPrefix = "custcol",
                Fields = [Field.Reference("account", to: "account").Required(), Field.Amount("amount").Required(), .. LineMemo],
            },
        ],
    };

    private static Field[] LineMemo =>
    [
        Field.Text("memo"),
        Field.Reference("department", to: "department"),
        Field.Reference("class", to: "classification"),
        Field.Reference("location", to: "location"),
    ];
}

using Engine.Sandbox.State;

namespace Engine.Sandbox.Books.Rules;

/// <summary>A bank deposit: payments leave undeposited funds, other lines come from their account, cash back goes to its own.</summary>
internal sealed class BankDepositRule : PostingRule
{
    public static BankDepositRule Default { get; } = new();

    public override IEnumerable<Entry> Entries(Posting posting) =>
    [
        new Entry(LineRole.Main, posting.Record.Fields.Reference("account"), posting.Balances.Total),
        .. posting.Record.LinesOf("payment").Select(line => Payment(posting, line)),
        .. Lines(posting, "other", -1),
        .. Lines(posting, "cashback", 1),
    ];

    // Out of undeposited funds at the rate at which it went in.
    private static Entry Payment(Posting posting, FieldMap line)
    {
        var payment = new Posting(posting.Company, posting.Company.Transaction(line.Reference("id")!.Value)!);
        return new Entry(LineRole.Counter, posting.Account(AccountRole.UndepositedFunds), -line.Number("amount")!.Value)
        {
            BaseAmount = -payment.MainBase,
            Fields = line,
        };
    }

    private static IEnumerable<Entry> Lines(Posting posting, string sublist, int sign) => posting.Record.LinesOf(sublist)
        .Select(line => new Entry(LineRole.Free, line.Reference("account"), sign * (line.Number("amount") ?? 0)) { Fields = line });
}

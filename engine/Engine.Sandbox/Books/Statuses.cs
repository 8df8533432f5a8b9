using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>Status letters that several record types share, or that take more than a balance to find.</summary>
internal static class Statuses
{
    /// <summary>Whether money waits in undeposited funds, and no bank deposit has taken it yet.</summary>
    public static bool IsUndeposited(Company company, StoredRecord record) =>
        record.Fields.Choice("undepFunds") == "T" && !IsOnDeposit(company, record);

    /// <summary>Whether a payment or refund was recorded to undeposited funds, deposited since or not.</summary>
    public static bool IsInUndepositedFunds(Company company, StoredRecord record) =>
        record.Definition.Transaction is { } rules && (rules.Posts.Contains(FundsRule.Debit) || rules.Posts.Contains(FundsRule.Credit))
        && FundsRule.AccountOf(new Posting(company, record)) == company.Settings.Account(AccountRole.UndepositedFunds);

    public static bool IsOnDeposit(Company company, StoredRecord record) =>
        company.LinksTo(record.Id).Any(link => link.Kind == LinkKind.Deposited);

    public static Choice OfFunds(Company company, StoredRecord record, Balances balances) =>
        IsUndeposited(company, record) ? new Choice("B", "Not Deposited") : new Choice("C", "Deposited");

    public static Choice OfCustomerDeposit(Company company, StoredRecord record, Balances balances) =>
        balances.Open == 0 ? new Choice("D", "Fully Applied") : OfFunds(company, record, balances);

    public static Choice OfOrder(Company company, StoredRecord record, Balances balances) => record switch
    {
        _ when record.Fields.Choice("orderStatus") == "A" => new Choice("A", "Pending Approval"),
        _ when record.LinesOf("item").All(line => line.Flag("isClosed")) => new Choice("H", "Closed"),
        _ when Orders.IsBilled(company, record) => new Choice("G", "Billed"),
        _ => new Choice("F", "Pending Billing"),
    };
}

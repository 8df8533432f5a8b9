namespace Engine.Core.Reconciliation;

/// <summary>What the records of a report post to one account, in the currency of the books.</summary>
/// <param name="Name">Number and name, as far as the account has them.</param>
/// <param name="OnlyInNetSuite">Balance of those records that nothing at the source stands for.</param>
public sealed record AccountTotal(string Account, string Name, decimal Debit, decimal Credit, decimal OnlyInNetSuite)
{
    public decimal Balance => Debit - Credit;
}

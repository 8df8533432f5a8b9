namespace Engine.Core.Sources.Bank;

/// <summary>One of the client's accounts, and what NetSuite knows it as.</summary>
/// <param name="Number">As the files write it, or * and its last digits.</param>
/// <param name="Name">For people.</param>
/// <param name="Currency">Where a file does not say one.</param>
/// <param name="Account">Internal id of the bank account's general ledger account.</param>
/// <param name="Subsidiary">Internal id.</param>
/// <param name="Receivables">Internal id of the A/R account on which its payments are applied.</param>
public sealed record BankAccount(string Number, string? Name, string? Currency, string? Account, string? Subsidiary, string? Receivables)
{
    public bool Is(string number) => Number.StartsWith('*')
        ? Plain(number).EndsWith(Number[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(Plain(number), Plain(Number), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string number) => number.Replace(" ", "", StringComparison.Ordinal);
}

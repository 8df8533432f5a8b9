using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>One transaction while it is posted: its balances, its exchange rate, the accounts around it.</summary>
internal sealed class Posting(Company company, StoredRecord record)
{
    public Company Company => company;

    public StoredRecord Record => record;

    public TransactionDefinition Rules => record.Definition.Transaction!;

    public Balances Balances { get; } = Balances.Of(record);

    /// <summary>The main line in base currency: what stands against all others.</summary>
    public decimal MainBase => TransactionLines.Of(company, record)[0].BaseAmount;

    private decimal Rate => record.Fields.Number("exchangeRate") ?? 1;

    /// <summary>Whether it settles documents that have rates of their own.</summary>
    public bool SettlesDocuments => DocumentLinks.Of(record).Any(link => link.UsesUp || link.Kind == LinkKind.Deposited);

    public long Account(AccountRole role) => company.Settings.Account(role)
        ?? throw Refusal.User($"The account has no {role} account. A seed names it as {char.ToLowerInvariant(role.ToString()[0])}{role.ToString()[1..]}Account.");

    public decimal ToBase(decimal amount) => Currencies.Round(amount * Rate, company, BaseCurrency);

    public Entry InBase(Entry entry) => entry.BaseAmount is null ? entry with { BaseAmount = ToBase(entry.Amount) } : entry;

    /// <summary>
    /// What an amount applied to a document takes of the document's value in base currency. Shares are cut from the sum so far, in
    /// the order of the transactions that apply, so that a document settled in full is settled to the cent.
    /// </summary>
    public decimal ShareOf(DocumentLink link)
    {
        var document = new Posting(company, company.Transaction(link.Previous)!);
        var before = company.LinksTo(link.Previous).Where(other => other.UsesUp && other.Next < record.Id).Sum(other => other.Amount);
        return document.OwnBase(before + link.Amount) - document.OwnBase(before);
    }

    /// <summary>The base value of the part that others may use, up to an amount of it.</summary>
    private decimal OwnBase(decimal amount)
    {
        var own = Balances.Total + Balances.Credits - Balances.AppliedByIt;
        return amount == own && !SettlesDocuments ? Math.Abs(MainBase) : ToBase(amount);
    }

    private long BaseCurrency => company.Find(RecordGroups.Subsidiary, record.Fields.Reference("subsidiary") ?? 0)?.Fields.Reference("currency") ?? 0;
}

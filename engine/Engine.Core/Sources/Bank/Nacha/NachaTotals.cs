namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>What the records of a batch, or of a file, add up to; their controls must say the same.</summary>
internal sealed class NachaTotals
{
    // The entry hash keeps the rightmost ten digits.
    private const long HashModulus = 10_000_000_000;

    private long hash;

    public long Records { get; private set; }

    public long Debits { get; private set; }

    public long Credits { get; private set; }

    public long Hash => hash % HashModulus;

    public void Entry(long routing, long cents, bool isDebit)
    {
        Records++;
        hash += routing;
        Debits += isDebit ? cents : 0;
        Credits += isDebit ? 0 : cents;
    }

    public void Addendum() => Records++;

    public void Add(NachaTotals batch)
    {
        Records += batch.Records;
        hash += batch.Hash;
        Debits += batch.Debits;
        Credits += batch.Credits;
    }
}

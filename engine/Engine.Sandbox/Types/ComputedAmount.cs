using Engine.Sandbox.Books;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types;

/// <summary>A read-only amount of a transaction and how it follows from the record and its balances.</summary>
internal sealed record ComputedAmount(string Name, Func<StoredRecord, Balances, decimal> Value)
{
    public ComputedAmount(string name, Func<Balances, decimal> value)
        : this(name, (_, balances) => value(balances))
    {
    }

    public ComputedAmount(string name, Func<StoredRecord, decimal> value)
        : this(name, (record, _) => value(record))
    {
    }
}

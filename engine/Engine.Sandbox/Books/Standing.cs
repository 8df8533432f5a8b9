using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>Where a transaction stands: what is open of it, and its status.</summary>
/// <param name="Status">Null for types that have none.</param>
internal sealed record Standing(Balances Balances, Choice? Status)
{
    public static Standing Of(Company company, StoredRecord record)
    {
        var balances = Balances.Of(record);
        return new Standing(balances, record.Definition.Transaction!.Status(company, record, balances));
    }
}

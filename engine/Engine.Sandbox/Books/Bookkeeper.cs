using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>Brings the ledger up to date with records that changed, and insists that it balances.</summary>
internal static class Bookkeeper
{
    /// <exception cref="BooksBroken">Debits do not equal credits.</exception>
    /// <exception cref="Http.Refusal">An account that the transaction needs is not set up.</exception>
    public static void Post(Company company, IEnumerable<StoredRecord> changed)
    {
        foreach (var id in Affected(company, changed.Where(record => record.Definition.IsTransaction)).ToList())
        {
            if (company.Transaction(id) is { } record)
            {
                var lines = TransactionLines.Of(company, record);
                BooksAudit.CheckBalance(record, lines);
                company.Ledger.Post(id, lines);
            }
            else
            {
                company.Ledger.Unpost(id);
            }
        }

        BooksAudit.CheckTotals(company.Ledger);
    }

    // What settles a document posts at the document's rate, in the order of what settled it: a change moves the others too.
    private static ImmutableSortedSet<long> Affected(Company company, IEnumerable<StoredRecord> changed)
    {
        var records = changed.ToList();
        var documents = records.SelectMany(DocumentLinks.Of).Select(link => link.Previous).Concat(records.Select(record => record.Id));
        return [.. records.Select(record => record.Id), .. documents.SelectMany(company.Links.To)];
    }
}

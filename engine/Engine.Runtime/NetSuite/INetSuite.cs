using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>One NetSuite account, spoken to over its REST services. Nothing here decides; nothing here retries a write.</summary>
public interface INetSuite
{
    /// <summary>Why nothing is to be had from it at present; null while it answers.</summary>
    AccountTrouble? Trouble => null;

    /// <summary>
    /// Looks records up by external id: ids in one SuiteQL statement, then the content of those found. A failed read answers
    /// Unknown for the records it concerned. <see cref="ObservedRecord.LastFact"/> is left null: the journal knows it.
    /// </summary>
    Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel);

    /// <summary>The same; of some records only the internal id is wanted, which spares the request for their content.</summary>
    Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, IReadOnlySet<RecordKey> byIdOnly, CancellationToken cancel) =>
        LookUpAsync(keys, cancel);

    /// <summary>
    /// Waits until one more write may be announced: no more stand announced at once than can be sent, so that a death leaves few in doubt.
    /// Dispose the answer when the write is over.
    /// </summary>
    Task<IDisposable> TurnToWriteAsync(CancellationToken cancel);

    /// <summary>Asks which records hold a text in a field. A failed read answers Unknown for the searches it concerned.</summary>
    Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel);

    /// <summary>The rows of a SuiteQL statement that reads, at most a page of them.</summary>
    Task<QueryAnswer> QueryAsync(string statement, CancellationToken cancel) => Task.FromResult<QueryAnswer>(new QueryAnswer.Unknown("This account answers no statements."));

    /// <summary>Creates a record under an external id, from nothing or out of another record. References must be known.</summary>
    Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel);

    /// <summary>Creates a record from nothing.</summary>
    Task<WriteAnswer> CreateAsync(RecordKey key, RecordContent content, CancellationToken cancel) => CreateAsync(key, null, content, cancel);

    /// <summary>Changes a record: body fields as given (null clears), sublists replaced, never appended.</summary>
    Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel);

    /// <summary>Reads a record by NetSuite's own id. <see cref="ObservedRecord.ExternalId"/> is empty when it has none.</summary>
    Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel);

    /// <summary>Gives a record our external id, and changes nothing else of it.</summary>
    Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel);
}

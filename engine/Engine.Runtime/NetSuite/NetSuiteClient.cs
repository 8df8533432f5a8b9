using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// NetSuite over its REST services. Create is POST, update is PATCH by internal id; PUT is never used, since its answer does not say
/// which of the two it did. Cancelling a write leaves it unknown. Source: the REST help, section_1545141395 and section_1545142173.
/// </summary>
public sealed class NetSuiteClient : INetSuite, IDisposable
{
    private const string RecordRoot = "/services/rest/record/v1";

    private readonly RestChannel channel;
    private readonly RecordLookUp lookUp;
    private readonly NetSuiteClientOptions options;
    private readonly IDisposable[] owned;

    internal NetSuiteClient(RestChannel channel, RecordLookUp lookUp, NetSuiteClientOptions options, params IDisposable[] owned)
    {
        this.channel = channel;
        this.lookUp = lookUp;
        this.options = options;
        this.owned = owned;
    }

    public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) => lookUp.FindAsync(keys, cancel);

    public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) => lookUp.SearchAsync(keys, cancel);

    public async Task<WriteAnswer> CreateAsync(RecordKey key, RecordContent content, CancellationToken cancel)
    {
        var body = RecordBody.ToBytes(TypeOf(key), key.ExternalId, content);
        var request = new RestRequest(HttpMethod.Post, $"{RecordRoot}/{key.RecordType}", body, options.WriteTimeout);
        return WriteAnswers.OfCreate(await channel.SendAsync(request, cancel), key.RecordType);
    }

    public async Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel)
    {
        if (!RecordLocation.IsInternalId(internalId))
        {
            throw new ArgumentException($"\"{internalId}\" is no internal id.", nameof(internalId));
        }

        var body = RecordBody.ToBytes(TypeOf(key), externalId: null, changes);
        var path = $"{RecordRoot}/{key.RecordType}/{internalId}{Replace(TypeOf(key), changes)}";
        var request = new RestRequest(HttpMethod.Patch, path, body, options.WriteTimeout);
        return WriteAnswers.OfUpdate(await channel.SendAsync(request, cancel), internalId);
    }

    public void Dispose()
    {
        foreach (var thing in owned)
        {
            thing.Dispose();
        }
    }

    /// <summary>Without it NetSuite appends lines that carry no key, and a repeated update doubles an invoice.</summary>
    private static string Replace(RecordType type, RecordContent changes)
    {
        // Lines that people add too are merged by number: replacing would remove theirs.
        var replaced = changes.Sublists.Select(sublist => sublist.Name).Where(name => type.FindSublist(name)?.NumberedBy is null).ToList();
        return replaced.Count == 0 ? "" : $"?replace={string.Join(',', replaced)}";
    }

    private static RecordType TypeOf(RecordKey key) =>
        RecordTypes.Find(key.RecordType) ?? throw new ArgumentException($"The engine knows no record type \"{key.RecordType}\".", nameof(key));
}

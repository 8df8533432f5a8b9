using Engine.Core.Configuration;
using Engine.Core.Enrichment;

namespace Engine.Runtime.Sources;

/// <summary>Reads objects of a source through its HTTP API.</summary>
public interface ISourceReader
{
    /// <summary>One read, never repeated here. Whatever keeps it from an answer makes it Unknown.</summary>
    Task<SourceAnswer> FetchAsync(ClientConfig client, SourceFetch wanted, CancellationToken cancel);

    /// <summary>All pages of a list, or none: Unknown when one could not be read, TooMany when there are more objects than the query takes.</summary>
    Task<SourceListing> ListAsync(ClientConfig client, SourceQuery wanted, CancellationToken cancel);
}

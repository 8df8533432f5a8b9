using Engine.Core.Configuration;
using Engine.Core.Sources;

namespace Engine.Runtime.Sources;

/// <summary>Lists what a source has, page by page.</summary>
public interface ISourceLister
{
    /// <summary>One page. Asked again, after longer and longer pauses, while that can help; then the answer says why there is none.</summary>
    Task<ListedPage> PageAsync(ClientConfig client, SourceList wanted, CancellationToken cancel);

    /// <summary>One event or object by its id, as a page of one, or of none when it is not there; null when no id of the source looks so.</summary>
    Task<(string Collection, ListedPage Answer)?> FindAsync(ClientConfig client, string source, string id, CancellationToken cancel);
}

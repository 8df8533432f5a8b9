using Engine.Core.Configuration;
using Engine.Core.Sources;

namespace Engine.Runtime.Sources;

/// <summary>Lists what a source has, page by page.</summary>
public interface ISourceLister
{
    /// <summary>One page. Asked again, after longer and longer pauses, while that can help; then the answer says why there is none.</summary>
    Task<ListedPage> PageAsync(ClientConfig client, SourceList wanted, CancellationToken cancel);
}

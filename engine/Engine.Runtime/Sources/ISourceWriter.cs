using Engine.Core.Configuration;
using Engine.Core.Sources;

namespace Engine.Runtime.Sources;

/// <summary>Changes objects of a source through its HTTP API.</summary>
public interface ISourceWriter
{
    /// <summary>One write, never repeated here; the change's key makes repeating it safe.</summary>
    Task<SourceChanged> ChangeAsync(ClientConfig client, SourceChange change, CancellationToken cancel);
}

using Engine.Core.Configuration;

namespace Engine.Runtime;

/// <summary>Keeps none: for a configuration that comes from no folder.</summary>
public sealed class NoRevisions : IRevisions
{
    public Task UseAsync(ClientConfig client) => Task.CompletedTask;

    public ClientConfig? Find(ClientConfig inForce, string revision) => null;
}

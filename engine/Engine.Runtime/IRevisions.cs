using Engine.Core.Configuration;

namespace Engine.Runtime;

/// <summary>Configurations that decided events, kept beyond their time.</summary>
public interface IRevisions
{
    /// <summary>An event is decided under this one: it is kept from now on. Asked for each event, so it answers at once when it is kept already.</summary>
    Task UseAsync(ClientConfig client);

    /// <summary>A client's configuration as it was, but for its connections, which are those in force; null when it is not kept any more.</summary>
    /// <param name="inForce">The same client at present.</param>
    /// <param name="revision">Which one is asked for.</param>
    ClientConfig? Find(ClientConfig inForce, string revision);
}

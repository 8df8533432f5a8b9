using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>A place for one store, empty at first; gone when it is disposed of.</summary>
public interface IStorePlace : IDisposable
{
    /// <summary>The store of this place, with what was kept in it before.</summary>
    IStore Open();

    /// <summary>Everything on disk that may hold something of the store.</summary>
    IEnumerable<string> Files { get; }
}

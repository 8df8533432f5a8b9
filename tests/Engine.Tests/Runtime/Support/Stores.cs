using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.Tests.Runtime.Support;

/// <summary>Stores on real files.</summary>
internal static class Stores
{
    public static IStore Open(TemporaryFolder folder) =>
        SqliteStore.Open(folder.Path) is StoreOpening<IStore>.Opened(var store) ? store : throw new InvalidOperationException("The store did not open.");
}

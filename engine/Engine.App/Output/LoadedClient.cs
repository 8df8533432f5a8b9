using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>Loads the configuration for commands that work with one client.</summary>
internal static class LoadedClient
{
    /// <summary>Null, with the reason on standard error, when the configuration does not compile or there is no such client.</summary>
    public static ClientConfig? Find(DirectoryInfo root, string name)
    {
        var loaded = ConfigurationLoader.Load(root.FullName);
        if (loaded.Snapshot is not { } snapshot)
        {
            Console.Error.Write(FindingText.Render(loaded.Findings, loaded.Texts));
            return null;
        }

        if (snapshot.Clients.TryGetValue(name, out var client))
        {
            return client;
        }

        Console.Error.WriteLine($"There is no client \"{name}\".{Suggestion.DidYouMean(name, snapshot.Clients.Keys)}");
        return null;
    }
}

using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>Loads the configuration for commands that work with one client.</summary>
internal static class LoadedClient
{
    /// <summary>Null, with the reason on standard error, when the configuration does not compile or there is no such client.</summary>
    public static ClientConfig? Find(DirectoryInfo root, string name)
    {
        var loaded = ConfigurationLoader.Load(root.FullName);
        if (loaded.Snapshot is { } snapshot)
        {
            return Find(snapshot, name);
        }

        Report(loaded);
        return null;
    }

    /// <summary>Null, with the reason on standard error, when there is no such client.</summary>
    public static ClientConfig? Find(Snapshot snapshot, string name)
    {
        if (snapshot.Clients.TryGetValue(name, out var client))
        {
            return client;
        }

        Console.Error.WriteLine($"There is no client \"{name}\".{Suggestion.DidYouMean(name, snapshot.Clients.Keys)}");
        return null;
    }

    /// <summary>Says on standard error why the configuration does not compile.</summary>
    public static void Report(LoadedConfiguration loaded) =>
        Console.Error.Write(new TextFormat().Render(loaded.Findings, loaded.Texts, FindingStyle.Plain));
}

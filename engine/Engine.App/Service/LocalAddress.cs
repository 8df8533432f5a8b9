namespace Engine.App.Service;

/// <summary>Where a command on the same machine reaches a service.</summary>
internal static class LocalAddress
{
    /// <param name="urls">Where the service listens; at least one. Of several, one of this machine without TLS.</param>
    public static Uri Of(IEnumerable<string> urls)
    {
        var addresses = urls.Select(url => new Uri(url)).OrderByDescending(url => url.IsLoopback).ThenBy(url => url.Scheme, StringComparer.Ordinal);
        var first = addresses.First();

        // Listening on every address includes this one.
        return first.Host is "0.0.0.0" or "[::]" ? new UriBuilder(first) { Host = "127.0.0.1" }.Uri : first;
    }
}

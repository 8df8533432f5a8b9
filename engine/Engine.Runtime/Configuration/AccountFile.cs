namespace Engine.Runtime.Configuration;

/// <summary>Where the import of a client's NetSuite account is kept: one for its own connection, one for that of each environment.</summary>
public static class AccountFile
{
    /// <param name="loaded">The project, loaded for the environment.</param>
    /// <param name="client">The client's folder.</param>
    /// <param name="environment">Null for none; a client that has no file of that environment keeps its own connection.</param>
    public static string PathOf(LoadedConfiguration loaded, string client, string? environment) =>
        PathOf(client, environment is not null && loaded.Files.Contains(Environments.PathOf(client, environment)) ? environment : null);

    internal static string PathOf(string client, string? environment) =>
        environment is null ? $"mappings/{client}/account.json" : $"mappings/{client}/environments/{environment}.account.json";
}

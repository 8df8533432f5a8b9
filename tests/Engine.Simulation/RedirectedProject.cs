namespace Engine.Simulation;

/// <summary>A copy of the repository's configuration in which only where NetSuite and Stripe are, how much NetSuite takes at once and where its key lies differ.</summary>
internal static class RedirectedProject
{
    /// <param name="root">The folder to write to.</param>
    /// <param name="netSuite">Where the sandbox listens.</param>
    /// <param name="keyVariable">The environment variable that holds the private key.</param>
    /// <param name="slots">Requests that NetSuite allows at once.</param>
    /// <param name="stripe">Where Stripe's stand-in listens; null: the client has no key to Stripe's API, and nothing is read there.</param>
    public static void Write(string root, Uri netSuite, string keyVariable, int slots = 5, Uri? stripe = null)
    {
        foreach (var part in new[] { "mappings", "rules", "schemas" })
        {
            Clients.Copy(Repository.PathOf(part), Path.Combine(root, part));
        }

        var client = Path.Combine(root, "mappings", "acme", "client.yaml");
        File.WriteAllText(client, File.ReadAllText(client)
            .Replace("https://1234567-sb1.suitetalk.api.netsuite.com", netSuite.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("    apiKey: \"env:ACME_STRIPE_API_KEY\"\n", stripe is null ? "" : $"    apiKey: \"env:ACME_STRIPE_API_KEY\"\n    baseUrl: \"{stripe}\"\n", StringComparison.Ordinal)
            .Replace("concurrency: 5", $"concurrency: {slots}", StringComparison.Ordinal)
            .Replace("file:/etc/engine/acme.pem", $"env:{keyVariable}", StringComparison.Ordinal));
    }
}

namespace Engine.Core.Configuration;

/// <summary>How this client's NetSuite account is reached.</summary>
/// <param name="Account">Account id as NetSuite shows it, such as <c>1234567_SB1</c>.</param>
/// <param name="BaseUrl">Root of the service, without a path. Always given, since Oracle advises against deriving it.</param>
/// <param name="Concurrency">Requests the account allows at once.</param>
public sealed record NetSuiteConnection(string Account, Uri BaseUrl, NetSuiteLogin Login, int Concurrency)
{
    /// <summary>With OAuth 2.0 client credentials.</summary>
    public NetSuiteConnection(
        string Account, Uri BaseUrl, SecretReference ClientId, SecretReference CertificateId, SecretReference PrivateKey, int Concurrency)
        : this(Account, BaseUrl, new NetSuiteLogin.ClientCredentials(ClientId, CertificateId, PrivateKey), Concurrency)
    {
    }

    /// <summary>Of the allowed requests, how many are left to other integrations and people.</summary>
    public int LeaveToOthers { get; init; }

    /// <summary>Whether creates of one type that many events want at the same time travel as one asynchronous batch.</summary>
    public bool BatchWrites { get; init; }

    /// <summary>Events a second at which what waited for the account goes on once it answers again; null for as many as requests are allowed at once.</summary>
    public int? DrainPerSecond { get; init; }
}

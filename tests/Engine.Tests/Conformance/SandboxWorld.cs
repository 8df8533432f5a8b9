using System.Security.Cryptography;
using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Conformance;

/// <summary>A sandbox and a client that may log in to it.</summary>
public sealed record SandboxWorld(SandboxServer Server, NetSuiteClient Client, NetSuiteConnection Connection) : IAsyncDisposable
{
    /// <summary>One key for all worlds: making one takes longer than most tests.</summary>
    private static readonly string SharedKey = NewKey();

    public static async Task<SandboxWorld> StartAsync(
        TimeProvider? time = null, TimeSpan? tokenLifetime = null, NetSuiteClientOptions? options = null, AsymmetricAlgorithm? signer = null)
    {
        using var key = signer ?? Shared();
        var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            ClientId = "conformance-client",
            CertificateId = "conformance-certificate",
            PublicKeyPem = key.ExportSubjectPublicKeyInfoPem(),
            Time = time ?? TimeProvider.System,
            TokenLifetime = tokenLifetime ?? TimeSpan.FromHours(1),
        });
        var connection = new NetSuiteConnection("123456_SB1", server.BaseAddress, new("env:ID"), new("env:CERTIFICATE"), new("env:KEY"), Concurrency: 4);
        var secrets = Secrets(key.ExportPkcs8PrivateKeyPem());
        var factory = new NetSuiteClientFactory(secrets, time ?? TimeProvider.System, NullLoggerFactory.Instance, (options ?? new()) with { LookUpWindow = TimeSpan.Zero });
        return new SandboxWorld(server, factory.Create(connection), connection)
        {
            Gathering = new NetSuiteClientFactory(secrets, time ?? TimeProvider.System, NullLoggerFactory.Instance, options),
        };
    }

    /// <summary>Makes clients that gather look-ups, as the service's do.</summary>
    public required NetSuiteClientFactory Gathering { get; init; }

    /// <summary>Credentials that the sandbox knows, with whatever key.</summary>
    public static SecretReader Secrets(string privateKey) => new(name => name switch
    {
        "ID" => "conformance-client",
        "CERTIFICATE" => "conformance-certificate",
        "KEY" => privateKey,
        _ => null,
    });

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static RSA Shared()
    {
        var key = RSA.Create();
        key.ImportFromPem(SharedKey);
        return key;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>A client pointed at a raw server, with everything it logged.</summary>
public sealed class ClientWorld : IAsyncDisposable, ILoggerFactory, ILogger
{
    public static string RsaKey { get; } = Pem(RSA.Create(2048));

    private readonly Dictionary<string, string> environment = new() { ["ID"] = "client-id", ["CERT"] = "cert-id", ["KEY"] = RsaKey };
    private readonly Lazy<NetSuiteClient> client;

    public ClientWorld() => client = new(() => Factory.Create(Connection));

    public RawServer Server { get; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public int Concurrency { get; init; } = 4;

    /// <summary>Look-ups are not gathered: a clock that stands still would hold them.</summary>
    public NetSuiteClientOptions Options { get; init; } = new() { LookUpWindow = TimeSpan.Zero };

    public ConcurrentQueue<string> Logged { get; } = [];

    public NetSuiteClient Client => client.Value;

    public NetSuiteClientFactory Factory => new(new SecretReader(environment.GetValueOrDefault), Time, this, Options);

    public NetSuiteConnection Connection => new("1234567_SB1", Server.Url, new("env:ID"), new("env:CERT"), new("env:KEY"), Concurrency);

    public void SetSecret(string name, string? value)
    {
        environment.Remove(name);
        if (value is not null)
        {
            environment[name] = value;
        }
    }

    public static string Pem(AsymmetricAlgorithm key)
    {
        using (key)
        {
            return key.ExportPkcs8PrivateKeyPem();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }

        await Server.DisposeAsync();
    }

    ILogger ILoggerFactory.CreateLogger(string categoryName) => this;

    void ILoggerFactory.AddProvider(ILoggerProvider provider)
    {
    }

    void IDisposable.Dispose()
    {
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logged.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
}

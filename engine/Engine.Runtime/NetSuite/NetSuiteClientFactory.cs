using System.Net;
using Engine.Core.Configuration;
using Engine.Runtime.Network;
using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>Makes the client of an account. One per account and process: it holds the account's slots and its token.</summary>
public sealed class NetSuiteClientFactory(SecretReader secrets, TimeProvider time, ILoggerFactory loggers, NetSuiteClientOptions? options = null)
{
    private readonly NetSuiteClientOptions options = options ?? new();

    /// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
    /// <exception cref="ArgumentException">The base URL is not https, nor http on this machine; or no request is allowed.</exception>
    public NetSuiteClient Create(NetSuiteConnection connection, HttpMessageHandler? handler = null)
    {
        Check(connection);
        var logger = loggers.CreateLogger($"{typeof(NetSuiteClient).FullName}.{connection.Account}");
        var clock = new RemoteClock(handler ?? Network(options), time);
        var http = new HttpClient(clock, disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("engine");
        var slots = new GovernorOptions(connection.Concurrency, connection.LeaveToOthers).Within(options.LongestWrite);
        var governor = new Governor(slots, time);
        var turns = new SlotTurns(connection.BatchWrites ? Math.Max(BatchCreates.MaxRecords, slots.Usable) : slots.Usable);
        var breaker = new CircuitBreaker(options, time);
        var health = new AccountHealth(connection.Account, options, time, logger);
        var calls = new CallCounters();
        var transport = new HttpTransport(http, connection.BaseUrl, options.MaxResponseBytes, time);
        var channel = new RestChannel(connection.Account, transport, Login(connection, http, logger), governor, breaker, health, calls, options, time, logger);
        var lookUp = new RecordLookUp(channel, turns, options, slots.Usable, time);

        // Creates that wait for their batch hold turns; the look-ups that end their wait must not queue up behind them.
        var ownTurns = new SlotTurns(slots.Usable);
        var batches = new BatchCreates(channel, new RecordLookUp(channel, ownTurns, options, slots.Usable, time), options, slots.Usable, time);
        return new NetSuiteClient(channel, lookUp, turns, batches, connection.BatchWrites, options, time, Report, http, governor, turns, ownTurns);

        AccountReport Report() => new(connection.Account, governor.Report(), breaker.State, calls.Read()) { ClockAhead = clock.Ahead, Trouble = health.Trouble };
    }

    private ILogin Login(NetSuiteConnection connection, HttpClient http, ILogger logger) => connection.Login switch
    {
        NetSuiteLogin.ClientCredentials credentials =>
            new AccessTokens(new TokenEndpoint(http, connection.BaseUrl, credentials, secrets, options, time), options, time, logger),
        NetSuiteLogin.TokenBased names => new TokenBasedLogin(connection.Account, names, secrets, options, time),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Check(NetSuiteConnection connection)
    {
        var url = connection.BaseUrl;
        if (!url.IsAbsoluteUri || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            throw new ArgumentException($"NetSuite's base URL must be https; plain http goes only to this machine. It is \"{url}\".", nameof(connection));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(connection.Concurrency, 1, nameof(connection));
    }

    /// <summary>TLS is verified as the platform does. A redirect would carry the token, or repeat a write, to somewhere else.</summary>
    private static SocketsHttpHandler Network(NetSuiteClientOptions options) => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = new OutsideConnections().ConnectAsync,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = options.ConnectTimeout,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    };
}

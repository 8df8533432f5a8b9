using Engine.Sandbox.Faults;
using Engine.Sandbox.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Sandbox;

/// <summary>
/// A NetSuite account that is not one: its REST services over HTTP, in memory, seeded with a small company. Knows nothing of
/// the engine, so that it cannot share the engine's mistakes.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    // A slow fault may still be waiting when the server ends; nobody waits for it.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication app;
    private readonly Account account;

    private SandboxServer(WebApplication app, Account account)
    {
        this.app = app;
        this.account = account;
    }

    /// <summary>Where it listens; stands for <c>https://&lt;account&gt;.suitetalk.api.netsuite.com</c>.</summary>
    public Uri BaseAddress => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The faults that have not happened yet.</summary>
    public IReadOnlyList<Fault> PendingFaults => account.Faults.Waiting;

    /// <summary>Starts to listen.</summary>
    /// <exception cref="ArgumentException">The public key or the seed cannot be read, or the address is not one of http.</exception>
    /// <exception cref="IOException">The seed file or the address cannot be had.</exception>
    public static Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancel = default) =>
        StartAsync(options, RecordCatalog.BuiltIn, cancel);

    /// <summary>Starts to listen, with other record types than the built-in ones.</summary>
    internal static async Task<SandboxServer> StartAsync(SandboxOptions options, RecordCatalog catalog, CancellationToken cancel = default)
    {
        if (!options.Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The sandbox listens on http://…, not on {options.Url}.", nameof(options));
        }

        var account = new Account(options, catalog);
        await account.FillAsync(cancel);
        var front = account.Front();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        var app = builder.Build();
        app.Run(front.HandleAsync);
        await app.StartAsync(cancel);
        return new SandboxServer(app, account);
    }

    /// <summary>Makes something go wrong for the next requests that match.</summary>
    public void Add(Fault fault) => account.Faults.Add(fault);

    /// <summary>Forgets the faults that have not happened yet.</summary>
    public void ClearFaults() => account.Faults.Clear();

    /// <summary>Completes when the process is asked to end (Ctrl-C) or the server is stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancel = default) => app.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await account.KeepAsync();
        account.Dispose();
    }
}

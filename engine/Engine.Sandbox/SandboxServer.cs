using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Http;
using Engine.Sandbox.Seed;
using Engine.Sandbox.Sql;
using Engine.Sandbox.State;
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
    private readonly PublicKey key;
    private readonly FaultBoard faults;
    private readonly Company company;
    private readonly string? stateFile;

    private SandboxServer(WebApplication app, PublicKey key, FaultBoard faults, Company company, string? stateFile)
    {
        this.app = app;
        this.key = key;
        this.faults = faults;
        this.company = company;
        this.stateFile = stateFile;
    }

    /// <summary>Where it listens; stands for <c>https://&lt;account&gt;.suitetalk.api.netsuite.com</c>.</summary>
    public Uri BaseAddress => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The faults that have not happened yet.</summary>
    public IReadOnlyList<Fault> PendingFaults => faults.Waiting;

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

        var key = PublicKey.FromPem(options.PublicKeyPem);
        var faults = new FaultBoard();
        var company = new Company(catalog);
        var seeds = new SeedReader(company, options.Time);
        await FillAsync(company, seeds, options, cancel);
        var front = BuildFront(options, company, seeds, key, faults);
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
        return new SandboxServer(app, key, faults, company, options.StateFile);
    }

    /// <summary>Makes something go wrong for the next requests that match.</summary>
    public void Add(Fault fault) => faults.Add(fault);

    /// <summary>Forgets the faults that have not happened yet.</summary>
    public void ClearFaults() => faults.Clear();

    /// <summary>Completes when the process is asked to end (Ctrl-C) or the server is stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancel = default) => app.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Dispose();
        await KeepAsync();
    }

    private static Front BuildFront(SandboxOptions options, Company company, SeedReader seeds, PublicKey key, FaultBoard faults)
    {
        var statistics = new Statistics();
        var tokens = new TokenService(options, new AssertionVerifier(options, key));
        return new Front(
            options,
            new Gatekeeper(options, tokens, faults, statistics),
            tokens,
            new RecordService(company, statistics, options.Time),
            new SuiteQlService(company),
            new ControlService(company, statistics, faults, seeds),
            statistics);
    }

    private static async Task FillAsync(Company company, SeedReader seeds, SandboxOptions options, CancellationToken cancel)
    {
        try
        {
            if (options.StateFile is { } state && File.Exists(state))
            {
                SavedState.Load(company, SeedText.Parse(await File.ReadAllBytesAsync(state, cancel)));
            }
            else
            {
                seeds.Read(SeedText.Parse(options.SeedFile is { } seed ? await File.ReadAllBytesAsync(seed, cancel) : SeedReader.DemoCompany()));
            }
        }
        catch (Refusal refusal)
        {
            throw new ArgumentException(refusal.Message, nameof(options), refusal);
        }
    }

    // Written beside and moved, so that a run that is killed meanwhile leaves the old state whole.
    private async Task KeepAsync()
    {
        if (stateFile is not null)
        {
            await File.WriteAllTextAsync(stateFile + ".new", SavedState.Of(company).ToJsonString());
            File.Move(stateFile + ".new", stateFile, overwrite: true);
        }
    }
}

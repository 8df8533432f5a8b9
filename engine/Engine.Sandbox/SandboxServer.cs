using System.Text.Json;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Http;
using Engine.Sandbox.Jobs;
using Engine.Sandbox.Metadata;
using Engine.Sandbox.Seed;
using Engine.Sandbox.Sql;
using Engine.Sandbox.State;
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
    private readonly Integrations integrations;
    private readonly FaultBoard faults;

    private SandboxServer(WebApplication app, Integrations integrations, FaultBoard faults)
    {
        this.app = app;
        this.integrations = integrations;
        this.faults = faults;
    }

    /// <summary>Where it listens; stands for <c>https://&lt;account&gt;.suitetalk.api.netsuite.com</c>.</summary>
    public Uri BaseAddress => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The faults that have not happened yet.</summary>
    public IReadOnlyList<Fault> PendingFaults => faults.Waiting;

    /// <summary>Starts to listen.</summary>
    /// <exception cref="ArgumentException">The public key or the seed cannot be read, or the address is not one of http.</exception>
    /// <exception cref="IOException">The seed file or the address cannot be had.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancel = default)
    {
        if (!options.Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The sandbox listens on http://…, not on {options.Url}.", nameof(options));
        }

        var integrations = Integrations.Of(options);
        var faults = new FaultBoard();
        var front = await BuildFrontAsync(options, integrations, faults, cancel);
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
        return new SandboxServer(app, integrations, faults);
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
        integrations.Dispose();
    }

    private static async Task<Front> BuildFrontAsync(
        SandboxOptions options, Integrations integrations, FaultBoard faults, CancellationToken cancel)
    {
        var clock = new AccountClock(options.Time);
        var company = new Company();
        company.Switches.Set(options.Switches);
        var seeds = new SeedReader(company, clock);
        await SeedAsync(seeds, options.SeedFile, cancel);
        await AddFaultsAsync(faults, options.FaultsFile, cancel);
        return Wire(options, integrations, faults, company, seeds, clock);
    }

    private static Front Wire(
        SandboxOptions options, Integrations integrations, FaultBoard faults, Company company, SeedReader seeds, AccountClock clock)
    {
        var switches = company.Switches;
        var statistics = new Statistics();
        var execution = new Execution(statistics);
        var tokens = new TokenService(options, new AssertionVerifier(integrations, switches, clock), clock);
        var logins = new LoginDesk(options, tokens, new SignatureVerifier(options, integrations, switches, clock), switches);
        var limits = new Limits(logins, switches);
        var slots = new Slots(options, integrations);
        var permissions = new Permissions(switches);
        var finder = new RecordFinder(company);
        var person = new Person(company, finder, clock);
        var effects = new FaultEffects(faults, logins, tokens, limits, person, new StaleReads(company, clock), clock, switches, statistics);
        var records = new RecordService(company, finder, statistics, clock);
        var jobs = new JobService(call => execution.Run(call, records.Handle), effects, new JobBoard(switches, clock), switches, clock);
        return new Front(
            new Gatekeeper(options, logins, slots, permissions, limits, effects, statistics),
            slots,
            tokens,
            new RecordDesk(records, new MetadataService(company), new FormService(company, finder, new FormReader(company)), jobs),
            new SuiteQlService(company, permissions),
            jobs,
            new ControlService(company, statistics, seeds),
            new WireControl(faults, switches, clock),
            execution,
            new AnswerWriter(clock),
            statistics);
    }

    private static async Task SeedAsync(SeedReader seeds, string? file, CancellationToken cancel)
    {
        await using var stream = file is null ? SeedReader.OpenDemoCompany() : File.OpenRead(file);
        var seed = await ReadAsync(stream, cancel);
        Take(nameof(file), () => seeds.Read(seed.ValueKind == JsonValueKind.Object ? seed : throw Refusal.Malformed("A seed is a JSON object.")));
    }

    private static async Task AddFaultsAsync(FaultBoard faults, string? file, CancellationToken cancel)
    {
        if (file is not null)
        {
            await using var stream = File.OpenRead(file);
            var document = await ReadAsync(stream, cancel);
            Take(nameof(file), () => FaultReader.Add(faults, document));
        }
    }

    private static async Task<JsonElement> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancel);
        JsonElement read = default;
        Take(nameof(stream), () => read = BodyParser.Parse(buffer.ToArray()));
        return read;
    }

    private static void Take(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Refusal refusal)
        {
            throw new ArgumentException(refusal.Message, what, refusal);
        }
    }
}

using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Tests.Runtime.Support;

/// <summary>The whole service on a free port, with a store on disk.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningEngine(WebApplication app, IStore store, CapturedLog log, LocalKey key)
    {
        this.app = app;
        Log = log;
        Store = store;
        // Whoever asks before sending waits for the answer, however busy the machine is.
        Http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { Authorization = new("Bearer", key.Key.Reveal()) } };
    }

    /// <summary>Every endpoint of the service.</summary>
    public IReadOnlyList<Endpoint> Endpoints => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)];

    /// <summary>Parts of the service that a test drives itself, in place of its clock and its intake.</summary>
    public (ScheduleRunner Runner, LaneBoard Lanes) Services => (app.Services.GetRequiredService<ScheduleRunner>(), app.Services.GetRequiredService<LaneBoard>());

    /// <summary>With the key of this run.</summary>
    public HttpClient Http { get; }

    public CapturedLog Log { get; }

    public IStore Store { get; }

    public static async Task<RunningEngine> StartAsync(
        IStore store, INetSuiteAccounts accounts, TimeProvider clock, WorkerOptions? options = null, Snapshot? snapshot = null, Func<string, string?>? secrets = null, IntakeOptions? intake = null, ISnapshotSource? snapshots = null, IRevisions? revisions = null)
    {
        var parts = new EngineParts
        {
            Store = store,
            Snapshots = snapshots ?? new FixedSnapshot(snapshot ?? Snapshot()),
            Revisions = revisions ?? new NoRevisions(),
            Accounts = accounts,
            Secrets = new SecretReader(secrets ?? (name => name == "ACME_SECRET" ? Deliveries.Secret : null)),
            Clock = clock,
        };
        var log = new CapturedLog();
        var engineOptions = new EngineOptions { Urls = ["http://127.0.0.1:0"], Worker = options ?? new WorkerOptions(), Intake = intake ?? new IntakeOptions() };
        var app = EngineHost.Build(engineOptions, parts, LoggerFactory.Create(logging => logging.AddProvider(log)));
        await app.StartAsync();
        return new RunningEngine(app, store, log, parts.LocalKey);
    }

    /// <summary>One of the parts that it is made of.</summary>
    public T Part<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public static Snapshot Snapshot() => new("rev", new[]
    {
        WorkMappings.Client("acme", new StripeConnection([new SecretReference("env:ACME_SECRET")])),
        WorkMappings.Client("secretless", new StripeConnection([new SecretReference("env:NOT_SET")])),
        WorkMappings.Client("bank-only", null),
    }.ToFrozenDictionary(client => client.Name));
}

using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.CashApplication;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Hosting.Exceptions;
using Engine.Runtime.Hosting.Matching;
using Engine.Runtime.Ingest;
using Engine.Runtime.Ingest.Files;
using Engine.Runtime.Ingest.Polling;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Reconcile;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Scripts;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Engine.Runtime.Work;
using Engine.Runtime.WriteBack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Hosting;

/// <summary>Puts the service together: intake, worker, health and inspection in one process.</summary>
public static class EngineHost
{
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(2);

    /// <summary>The application, not started. Whoever made the store disposes of it, after the application.</summary>
    /// <param name="parts">What the service works with.</param>
    /// <param name="loggers">
    /// Where its log goes; nowhere by default. The one that <paramref name="parts"/> log to: what a line of theirs belongs to is known to that one alone.
    /// </param>
    public static WebApplication Build(EngineOptions options, EngineParts parts, ILoggerFactory? loggers = null)
    {
        // Empty: no settings file, environment variable or command line of the host changes what the options say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // A buffer of 4 KiB for every idle connection, and one call less for every request.
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false).UseUrls([.. options.Urls]).ConfigureKestrel(Bound);
        if (options.Certificate is { } certificate)
        {
            builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => certificate.Current));
        }

        if (loggers is not null)
        {
            builder.Services.AddSingleton(loggers);
        }

        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Worker.StopGrace + StopMargin);
        AddParts(builder.Services, options, parts);
        if (!options.Works)
        {
            builder.Services.RemoveAll<IHostedService>();
        }

        var app = builder.Build();

        // Counting begins with the service, not with the first look at /metrics.
        app.Services.GetRequiredService<MetricStore>();
        TrustProxies(app, options.TrustedProxies);
        app.UsePlainErrors();
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<AccessGate>().InvokeAsync);
        app.MapWebhooks();
        app.MapFiles();
        app.MapHealth();
        app.MapOperations();
        app.MapMetrics();
        app.MapSchedules();
        app.MapRuns();
        app.MapBackfill();
        app.MapReplay();
        app.MapReconcile();
        app.MapKeys();
        app.MapErasure();
        app.MapPauses();
        app.MapExceptions();
        app.MapTuning();
        app.MapFlagged();
        app.MapApiDescription();
        return app;
    }

    private static void AddParts(IServiceCollection services, EngineOptions options, EngineParts parts)
    {
        // Handed in ready made, so that the container does not dispose of what it does not own.
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Store.Inbox);
        services.AddSingleton(parts.Store.Journal);
        services.AddSingleton<ILookUpLog>(parts.Store.Journal);
        services.AddSingleton(parts.Store.Records);
        services.AddSingleton(parts.Store.Audit);
        services.AddSingleton(parts.Snapshots);
        services.AddSingleton(parts.Revisions);
        services.AddSingleton(parts.Accounts);
        services.AddSingleton(parts.Crash);
        services.AddSingleton(parts.Decisions);
        services.AddSingleton(parts.Clock);
        services.AddSingleton(options.Worker);
        services.AddSingleton(parts.Secrets);
        services.AddSingleton(options);
        services.AddSingleton(parts.LocalKey);
        services.AddApiDescription();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<FailureLimit>();
        services.AddSingleton<AccessGate>();
        services.ConfigureHttpJsonOptions(json => ReadStrictly(json.SerializerOptions));
        services.AddSingleton<LaneBoard>();
        services.AddSingleton<EngineGauges>();
        services.AddSingleton(provider => new MetricStore(EngineMeter.Meter, provider.GetRequiredService<EngineGauges>().Meter));
        services.AddSingleton(parts.Backoff);
        services.AddSingleton<Setbacks>();
        services.AddSingleton<RetryBudgets>();
        services.AddSingleton<Delays>();
        services.AddSingleton<AccountGates>();
        services.AddSingleton<PausedWork>();
        services.AddSingleton<FlowMeter>();
        services.AddSingleton<TurnEnds>();
        services.AddSingleton<StatusReader>();
        services.AddSingleton<LagClock>();
        services.AddSingleton<LookUps>();
        services.AddSingleton(parts.Scripts);
        services.AddSingleton<ScriptRunner>();
        services.AddSingleton<ISourceReader, SourceReader>(provider => new SourceReader(parts.Secrets, parts.Clock, parts.SourceNetwork));
        services.AddSingleton<ISourceWriter, SourceWriter>(provider => new SourceWriter(parts.Secrets, parts.Clock, parts.SourceNetwork));
        services.AddSingleton<WriteBackRunner>();
        services.AddSingleton(options.Listing);
        services.AddSingleton<ISourceLister, SourceLister>(provider => new SourceLister(parts.Secrets, parts.Clock, options.Listing, parts.SourceNetwork));
        AddScheduling(services);
        services.AddSingleton<PeriodMirror>();
        services.AddSingleton(parts.Store.Matches);
        services.AddSingleton(parts.Store.OpenItems);
        services.AddSingleton<OpenItemMirror>();
        services.AddSingleton<MatchDesk>();
        services.AddSingleton<RemainderCheck>();
        services.AddSingleton<IMatching>(provider => provider.GetRequiredService<MatchDesk>());
        services.AddSingleton<EventAnswers>();
        services.AddSingleton<Decider>();
        services.AddSingleton<NeededObjects>();
        services.AddSingleton<PlanPreview>();
        services.AddSingleton(new ProjectRoot(parts.Root));
        services.AddSingleton(parts.Store.Exceptions);
        services.AddSingleton(provider => new ExceptionDesk(
            parts.Store.Exceptions,
            parts.Store.Inspection,
            parts.Snapshots,
            parts.Revisions,
            parts.Accounts,
            provider.GetRequiredService<PlanPreview>(),
            provider.GetRequiredService<LaneBoard>(),
            provider.GetRequiredService<ProjectRoot>(),
            parts.Clock));
        services.AddSingleton(parts.Store.MatchChanges);
        services.AddSingleton(parts.Store.Advices);
        services.AddSingleton<AdviceDesk>();
        services.AddSingleton<IMatchPast, JournaledPast>();
        services.AddSingleton<TuningDesk>();
        services.AddSingleton<AliasDesk>();
        services.AddSingleton<StepRunner>();
        services.AddSingleton<WorkCounters>();
        services.AddSingleton<EventTurn>();
        services.AddSingleton(options.Intake);
        services.AddSingleton<IntakeGate>();
        services.AddSingleton<DoorSecrets>();
        services.AddSingleton<EventDesk>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<DoorKeeper>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<PollRun>();
        services.AddSingleton(provider => new SourceHttp(parts.Secrets, parts.Clock, parts.SourceNetwork));
        services.AddSingleton(parts.Store.Erasure);
        services.AddSingleton(provider => new KeptFiles(parts.Store.Files, provider.GetService<FileStore>()));
        AddFiles(services, options.Intake);
        services.AddSingleton<RefusalCounters>();
        services.AddHostedService<RevisionStatements>();
        services.AddHostedService<SecretWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalCounters>());
        services.AddHostedService<TallyKeeper>();
        services.AddHostedService<ScheduleStart>();
        services.AddHostedService<EventWorker>();
        services.AddHostedService<QuartzSchedules>();
        services.AddHostedService<PeriodWatch>();
        services.AddHostedService<RemainderWatch>();
    }

    private static void AddScheduling(IServiceCollection services)
    {
        services.AddSingleton<RunRecorder>();
        services.AddSingleton<DeliveryBoard>();
        services.AddSingleton<EventListing>();
        services.AddSingleton<ListedIntake>();
        foreach (var work in typeof(ScheduledWork).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ScheduledWork)) && !type.IsAbstract))
        {
            services.AddSingleton(typeof(ScheduledWork), work);
        }

        services.AddSingleton<ScheduleRunner>();
        services.AddSingleton<BackgroundRuns>();
        services.AddSingleton<RunOrders>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<Replay>();
        services.AddSingleton<StartDateReport>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<ReconcileStanding>();
        services.AddSingleton<ReconcileRun>();
    }

    private static void AddFiles(IServiceCollection services, IntakeOptions intake)
    {
        if (intake.DataFolder is not { } folder)
        {
            return;
        }

        services.AddSingleton(new FileStore(folder));
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FilePost>();
        services.AddHostedService<FolderIntake>();
    }

    // Only a proxy that was named may say who really asks; from anybody else the headers are ignored.
    private static void TrustProxies(WebApplication app, ImmutableArray<System.Net.IPNetwork> proxies)
    {
        if (proxies.IsEmpty)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(forwarded);
    }

    // A body with a member missing or null where there must be a value is refused, not read as something else; and one with a member that
    // is unknown, since `dry_run` in place of `dryRun` would do what it was only asked to show.
    private static void ReadStrictly(JsonSerializerOptions json)
    {
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static void Bound(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = EventSource.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    }
}

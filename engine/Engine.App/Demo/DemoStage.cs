using Engine.Core.Configuration;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.Sources;
using Engine.Runtime.Work;
using Engine.Sandbox;
using Engine.Sandbox.Stripe;

namespace Engine.App.Demo;

/// <summary>A NetSuite sandbox, Stripe's stand-in and an engine between them, running on free ports of this machine.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly ClientConfig client;
    private readonly DemoKeys keys;
    private readonly SandboxServer sandbox;
    private readonly StripeServer stripe;

    private DemoStage(ClientConfig client, DemoKeys keys, SandboxServer sandbox, StripeServer stripe, StageEngine engine)
    {
        this.client = client;
        this.keys = keys;
        this.sandbox = sandbox;
        this.stripe = stripe;
        Engine = engine;
    }

    public StageEngine Engine { get; }

    /// <summary>What stands at Stripe.</summary>
    public StripeServer Stripe => stripe;

    public Uri NetSuite => sandbox.BaseAddress;

    /// <param name="client">Has a connection to Stripe and one to NetSuite.</param>
    public static async Task<DemoStage> StartAsync(ClientConfig client, CancellationToken cancel)
    {
        var keys = DemoKeys.Create();
        var options = new SandboxOptions
        {
            AccountId = client.NetSuite!.Account,
            ClientId = DemoKeys.ClientId,
            CertificateId = DemoKeys.CertificateId,
            PublicKeyPem = keys.PublicKeyPem,
        };
        var sandbox = await SandboxServer.StartAsync(options, cancel);
        var stripe = await StripeServer.StartAsync(new StripeOptions(), cancel);
        var folder = Directory.CreateTempSubdirectory("engine-demo-");
        foreach (var drop in client.Sources.Values.Select(source => source.Folder).OfType<string>())
        {
            folder.CreateSubdirectory(drop);
        }

        var engine = await StageEngine.StartAsync(
            DemoAccess.Redirected(client, sandbox.BaseAddress, stripe.Url),
            DemoAccess.Secrets(client, keys),
            new NoDecisionWatch(),
            TimeProvider.System,
            folder,
            new EngineOptions { Listing = new ListingOptions { Pause = TimeSpan.Zero }, Intake = new IntakeOptions { DataFolder = folder.FullName, ProjectFolder = folder.FullName } },
            cancel);
        ServiceFile.Write(engine.Folder.FullName, engine.Address, engine.Key);
        return new DemoStage(client, keys, sandbox, stripe, engine);
    }

    /// <summary>Plays a history into the engine and checks what came of it.</summary>
    public async Task<DemoReport> PlayAsync(DemoHistory history, TextWriter progress, CancellationToken cancel)
    {
        DemoStripe.Fill(Stripe, history);
        using var http = new HttpClient();
        using var auditor = await AuditorLogin.EnterAsync(NetSuite, keys, TimeProvider.System, cancel);
        var stripe = new StripeSender(http, new Uri(Engine.Address, $"/webhooks/{client.Name}/stripe"), keys.WebhookSecret, TimeProvider.System);
        return await new DemoRun(history, Engine, stripe, auditor, progress).PlayAsync(client.Name, cancel);
    }

    /// <summary>Stripe sends one delivery.</summary>
    public async Task SendAsync(DemoDelivery delivery, CancellationToken cancel)
    {
        using var http = new HttpClient();
        await new StripeSender(http, new Uri(Engine.Address, $"/webhooks/{client.Name}/stripe"), keys.WebhookSecret, TimeProvider.System).SendAsync(delivery, cancel);
    }

    /// <summary>Holds what stands at Stripe after a history beside the books.</summary>
    public Task<ReconciliationReport> ReconcileAsync(DemoHistory history, CancellationToken cancel)
    {
        DemoStripe.Fill(stripe, history);
        return DemoReconciliation.RunAsync(Engine, client.Name, heals: false, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await sandbox.DisposeAsync();
        await stripe.DisposeAsync();
    }
}

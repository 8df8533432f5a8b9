using Engine.Core.Configuration;
using Engine.Sandbox;

namespace Engine.App.Demo;

/// <summary>A NetSuite sandbox and an engine that writes to it, running on free ports of this machine.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly ClientConfig client;
    private readonly DemoKeys keys;
    private readonly SandboxServer sandbox;

    private DemoStage(ClientConfig client, DemoKeys keys, SandboxServer sandbox, DemoEngine engine)
    {
        this.client = client;
        this.keys = keys;
        this.sandbox = sandbox;
        Engine = engine;
    }

    public DemoEngine Engine { get; }

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
        return new DemoStage(client, keys, sandbox, await DemoEngine.StartAsync(client, sandbox.BaseAddress, keys, cancel));
    }

    /// <summary>Plays a history into the engine and checks what came of it.</summary>
    public async Task<DemoReport> PlayAsync(DemoHistory history, TextWriter progress, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var auditor = await AuditorLogin.EnterAsync(NetSuite, keys, TimeProvider.System, cancel);
        var stripe = new StripeSender(http, new Uri(Engine.Address, $"/webhooks/{client.Name}/stripe"), keys.WebhookSecret, TimeProvider.System);
        return await new DemoRun(history, Engine, stripe, auditor, progress).PlayAsync(client.Name, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await sandbox.DisposeAsync();
    }
}

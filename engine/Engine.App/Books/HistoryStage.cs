using System.Text;
using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Core.Values;
using Engine.Runtime.Hosting;
using Engine.Runtime.Work;
using Engine.Sandbox;
using Engine.Sandbox.Stripe;

namespace Engine.App.Books;

/// <summary>A NetSuite sandbox account, a stand-in for Stripe, and an engine between them, for one history.</summary>
internal sealed class HistoryStage : IAsyncDisposable
{
    // The passing of the history's own time is noticed soon.
    private static readonly WorkerOptions worker = new() { Lanes = 4, SweepInterval = TimeSpan.FromMilliseconds(50), StopGrace = TimeSpan.FromSeconds(1) };

    private readonly SandboxServer sandbox;
    private readonly StripeServer stripe;
    private readonly HttpClient http;
    private readonly StripeSender sender;

    private HistoryStage(SandboxServer sandbox, StripeServer stripe, StageEngine engine, HttpClient auditor, HttpClient http, StripeSender sender) =>
        (this.sandbox, this.stripe, Engine, Auditor, this.http, this.sender) = (sandbox, stripe, engine, auditor, http, sender);

    public StageEngine Engine { get; }

    /// <summary>Logged in to the account.</summary>
    public HttpClient Auditor { get; }

    /// <param name="client">Has a connection to Stripe and one to NetSuite.</param>
    public static async Task<HistoryStage> StartAsync(ClientConfig client, IDecisionWatch watch, TimeProvider clock, CancellationToken cancel)
    {
        var keys = DemoKeys.Create();
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                AccountId = client.NetSuite!.Account,
                ClientId = DemoKeys.ClientId,
                CertificateId = DemoKeys.CertificateId,
                PublicKeyPem = keys.PublicKeyPem,
                Time = clock,
            },
            cancel);
        var stripe = await StripeServer.StartAsync(new StripeOptions { Clock = clock }, cancel);
        var engine = await StageEngine.StartAsync(
            DemoAccess.Redirected(client, sandbox.BaseAddress, stripe.Url),
            DemoAccess.Secrets(client, keys),
            watch,
            clock,
            Directory.CreateTempSubdirectory("engine-test-"),
            new EngineOptions { Worker = worker },
            cancel);
        var http = new HttpClient();
        var sender = new StripeSender(http, new Uri(engine.Address, $"/webhooks/{client.Name}/stripe"), keys.WebhookSecret, clock);
        return new HistoryStage(sandbox, stripe, engine, await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, clock, cancel), http, sender);
    }

    /// <summary>Stripe holds an object so from now on. What it has no list of, it only tells of in events.</summary>
    public void Hold(Value content)
    {
        var item = JsonNode.Parse(ValueJson.Bytes(content))!.AsObject();
        if (StripeServer.Lists((string?)item["object"]))
        {
            stripe.Put(item);
        }
    }

    /// <summary>Posts an event to the webhook.</summary>
    /// <returns>The status that the webhook answered.</returns>
    public Task<int> SendAsync(byte[] body, CancellationToken cancel) => sender.SendAsync(body, cancel);

    /// <summary>Puts records and settings into the account; null, or why they are not taken.</summary>
    public async Task<string?> SeedAsync(string seed, CancellationToken cancel)
    {
        using var content = new StringContent(seed, Encoding.UTF8, "application/json");
        using var answer = await Auditor.PostAsync(new Uri("/sandbox/seed", UriKind.Relative), content, cancel);
        return answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Auditor.Dispose();
        http.Dispose();
        await stripe.DisposeAsync();
        await sandbox.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Engine.App.Demo;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Sandbox;
using Engine.Sandbox.Stripe;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary>The real program with the repository's configuration, against a sandbox; it can be killed and started again.</summary>
internal sealed class ServiceWorld : IAsyncDisposable
{
    private const string KeyVariable = "SERVICE_TEST_PRIVATE_KEY";
    private const string Listening = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly DemoKeys keys;
    private readonly SandboxServer sandbox;
    private readonly StripeServer stripe;
    private readonly HttpClient http = new();
    private Process? process;
    private Uri? address;

    private ServiceWorld(DemoKeys keys, SandboxServer sandbox, StripeServer stripe)
    {
        this.keys = keys;
        this.sandbox = sandbox;
        this.stripe = stripe;
        DemoStripe.Fill(stripe, DemoHistory.Acme);
        RedirectedProject.Write(Root, sandbox.BaseAddress, KeyVariable, stripe: stripe.Url);
    }

    /// <summary>What stands at Stripe; the demo's month to begin with.</summary>
    public StripeServer Stripe => stripe;

    public string Data => Path.Combine(folder.Path, "data");

    public string Root => Path.Combine(folder.Path, "project");

    public Process Process => process!;

    /// <summary>Where it listens.</summary>
    public Uri Address => address!;

    /// <summary>What the program is started with besides.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Set in its environment besides.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What the process has logged since it listens, so far.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public static async Task<ServiceWorld> CreateAsync(TimeSpan latency = default)
    {
        var keys = DemoKeys.Create();
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            ClientId = DemoKeys.ClientId,
            CertificateId = DemoKeys.CertificateId,
            PublicKeyPem = keys.PublicKeyPem,
            Latency = latency,
        });
        return new ServiceWorld(keys, sandbox, await StripeServer.StartAsync(new StripeOptions()));
    }

    /// <summary>Starts <c>engine run</c>; done when it listens, or when it died first.</summary>
    /// <param name="crashAt">As ENGINE_CRASH_AT takes it; null for none.</param>
    public async Task StartAsync(string? crashAt = null)
    {
        process = EngineProcess.Start(
            ["run", "--root", Root, "--data", Data, "--urls", "http://127.0.0.1:0", "--settle", "100,300,900,2000,5000", "--write-timeout", "250", .. Arguments],
            new Dictionary<string, string>(Environment)
            {
                ["ACME_STRIPE_WEBHOOK_SECRET"] = keys.WebhookSecret,
                ["ACME_STRIPE_API_KEY"] = StripeServer.Key,
                ["ACME_NETSUITE_CLIENT_ID"] = DemoKeys.ClientId,
                ["ACME_NETSUITE_CERTIFICATE_ID"] = DemoKeys.CertificateId,
                [KeyVariable] = keys.PrivateKeyPem,
                ["ENGINE_CRASH_AT"] = crashAt ?? "",
            });
        _ = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                address = new Uri(line[Listening.Length..line.IndexOf(". ", StringComparison.Ordinal)]);
                http.DefaultRequestHeaders.Authorization = new("Bearer", ServiceFile.Read(Data)!.Key);
                _ = KeepLogAsync(process.StandardError);
                return;
            }
        }
    }

    /// <summary>What the service answers under a path.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(address!, path)));
        return document.RootElement.Clone();
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        var answer = await GetAsync(path);
        while (!wanted(answer) && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
            answer = await GetAsync(path);
        }

        Assert.True(wanted(answer), answer.ToString());
        return answer;
    }

    /// <summary>Waits for a line in the log that contains a text.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Log.Any(line => line.Contains(text, StringComparison.Ordinal)) && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        Assert.Contains(Log, line => line.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>Runs a command of the program beside the service, on the same folders.</summary>
    public async Task<(int Exit, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = EngineProcess.Start([.. arguments, "--root", Root, "--data", Data], new Dictionary<string, string>());
        var error = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync().WaitAsync(Patience);
        return (command.ExitCode, command.ExitCode == 0 ? output : output + await error);
    }

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task KillAsync()
    {
        Process.Kill();
        await WaitForExitAsync();
    }

    /// <summary>Asks the process to end, as an operator or a container does.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await WaitForExitAsync();
        return Process.ExitCode;
    }

    public Task WaitForExitAsync() => Process.WaitForExitAsync().WaitAsync(Patience);

    /// <summary>Whether the delivery was acknowledged. A connection that breaks acknowledges nothing.</summary>
    public async Task<bool> PostAsync(DemoDelivery delivery)
    {
        try
        {
            var sender = new StripeSender(http, new Uri(address!, "/webhooks/acme/stripe"), keys.WebhookSecret, TimeProvider.System);
            return await sender.SendAsync(delivery, CancellationToken.None) == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Every accepted event, once none is received, in work, or to be tried again.</summary>
    public async Task<ImmutableArray<EventSummary>> UntilQuietAsync()
    {
        var clock = Stopwatch.StartNew();
        var events = await EventsAsync();
        while (events.Any(IsOpen) && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            events = await EventsAsync();
        }

        Assert.DoesNotContain(events, IsOpen);
        return events;
    }

    public async Task<ImmutableArray<EventSummary>> EventsAsync() =>
        SqliteStore.OpenInspection(Data) is StoreOpening<IInspection>.Opened(var inspection)
            ? await inspection.EventsAsync(new EventFilter(Limit: 1000))
            : throw new InvalidOperationException("There is no data.");

    /// <summary>The books as the sandbox shows them to an auditor, one text a record.</summary>
    public async Task<ImmutableArray<string>> BooksAsync()
    {
        using var auditor = await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, TimeProvider.System, CancellationToken.None);
        var entries = await new FoundBooks(auditor).ReadAsync(CancellationToken.None);
        return [.. entries.Select(entry => $"{entry.ExternalId} {entry}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Puts records into the account, as a seed file says them.</summary>
    public async Task SeedAsync(string json)
    {
        using var auditor = await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, TimeProvider.System, CancellationToken.None);
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await auditor.PostAsync(new Uri("/sandbox/seed", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the sandbox has counted.</summary>
    public async Task<JsonElement> StatisticsAsync()
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(sandbox.BaseAddress, "/sandbox/statistics")));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        http.Dispose();
        await sandbox.DisposeAsync();
        await stripe.DisposeAsync();
        folder.Dispose();
    }

    private async Task KeepLogAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            Log.Enqueue(line);
        }
    }

    private static bool IsOpen(EventSummary summary) => summary.State is EventState.Received or EventState.Processing or EventState.Retry;
}

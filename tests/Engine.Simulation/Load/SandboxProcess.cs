using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Engine.App.Demo;
using Engine.Sandbox.Faults;

namespace Engine.Simulation.Load;

/// <summary><c>engine sandbox</c> in a process of its own, so that what it costs is not the engine's.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Opening = "NetSuite sandbox at ";

    private readonly Process process;

    private SandboxProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<SandboxProcess> StartAsync(DemoKeys keys, string folder, int concurrency)
    {
        var publicKey = Path.Combine(folder, "sandbox.pub.pem");
        await File.WriteAllTextAsync(publicKey, keys.PublicKeyPem);
        var process = EngineProcess.Start(
        [
            "sandbox", "--urls", "http://127.0.0.1:0", "--client-id", DemoKeys.ClientId, "--certificate-id", DemoKeys.CertificateId,
            "--public-key", publicKey, "--concurrency", concurrency.ToString(CultureInfo.InvariantCulture),
        ]);
        _ = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        return new SandboxProcess(process, new Uri(line[Opening.Length..line.IndexOf(',', StringComparison.Ordinal)]));
    }

    public async Task AddAsync(FaultKind kind, decimal rate, int seed, int milliseconds)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var name = char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
        using var answer = await http.PostAsJsonAsync("/sandbox/faults", new { kind = name, rate, seed, milliseconds });
        answer.EnsureSuccessStatusCode();
    }

    public async Task ClearFaultsAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.DeleteAsync("/sandbox/faults");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How many requests it was sent so far.</summary>
    public async Task<long> RequestsAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var statistics = JsonDocument.Parse(await http.GetStringAsync(new Uri("/sandbox/statistics", UriKind.Relative)));
        return statistics.RootElement.GetProperty("requests").EnumerateObject().Sum(count => count.Value.GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

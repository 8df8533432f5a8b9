using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.Tests.App.Service;

/// <summary>The real program with the client <c>meter</c> of the intake tests, whose events are ignored: NetSuite is not needed.</summary>
internal sealed class MeterService(string data) : IAsyncDisposable
{
    private const string Key = "key-of-the-meter";
    private const string Listening = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new();
    private Process? process;

    public Process Process => process!;

    public async Task StartAsync(string? crashAt = null, string? root = null, params string[] more)
    {
        process = EngineProcess.Start(
            ["run", "--root", root ?? Repository.PathOf("tests/Engine.Tests/Runtime/Ingest/project"), "--data", data, "--urls", "http://127.0.0.1:0", .. more],
            new Dictionary<string, string> { ["USAGE_KEY"] = Key, ["ENGINE_CRASH_AT"] = crashAt ?? "" });
        _ = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                http.BaseAddress ??= new Uri(line[Listening.Length..line.IndexOf(". ", StringComparison.Ordinal)]);
                _ = process.StandardError.ReadToEndAsync();
                return;
            }
        }
    }

    /// <summary>Posts an event that the client ignores. A connection that breaks is status 0.</summary>
    public async Task<(int Status, string? Code, TimeSpan? RetryAfter)> PostAsync(string id, int padding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/meter/usage")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(
                $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/m","type":"com.example.usage.metered","time":"2026-01-15T11:00:00Z","data":{"customer":"ada","note":"{{{new string('~', padding)}}}"}}""")),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        try
        {
            using var answer = await http.SendAsync(request);
            using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return ((int)answer.StatusCode, told.RootElement.GetProperty("code").GetString(), answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            return (0, null, null);
        }
    }

    public async Task<List<EventSummary>> EventsAsync()
    {
        var inspection = Assert.IsType<StoreOpening<IInspection>.Opened>(SqliteStore.OpenInspection(data)).Store;
        var events = new List<EventSummary>();
        while (await inspection.EventsAsync(new EventFilter(Before: events.LastOrDefault()?.Number, Limit: 1000)) is { IsEmpty: false } page)
        {
            events.AddRange(page);
        }

        return events;
    }

    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
        await WaitForExitAsync();
    }

    public Task WaitForExitAsync() => Process.WaitForExitAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        http.Dispose();
    }
}

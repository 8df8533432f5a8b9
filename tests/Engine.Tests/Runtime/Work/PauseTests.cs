using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>People stop work and let it go on; over restarts too, and the audit chain says who and why.</summary>
public sealed class PauseTests : IAsyncLifetime, IDisposable
{
    private readonly WorkWorld world = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => world.EndAsync();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("""{ "why": "maintenance" }""")]
    [InlineData("""{ "why": "maintenance", "client": "acme" }""")]
    [InlineData("""{ "why": "maintenance", "client": "acme", "source": "stripe" }""")]
    [InlineData("""{ "why": "maintenance", "source": "stripe", "kind": "drain" }""")]
    public async Task What_is_paused_is_not_taken_before_it_is_resumed_over_a_restart_too(string pause)
    {
        await world.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/api/pauses", pause)).Status);
        await world.StopAsync();
        await world.AcceptAsync("evt_1", WorkMappings.Created);
        await world.RestartAsync();
        await WorkWorld.SettleAsync();
        Assert.Equal(EventState.Received, (await world.FindAsync("evt_1")).State);

        var asked = JsonNode.Parse(pause)!;
        asked.AsObject().Remove("kind");
        asked["why"] = "it is over";
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/api/pauses/end", asked.ToJsonString())).Status);
        await world.UntilAsync("evt_1", EventState.Completed);

        var statements = await world.Store.Audit.StatementsAsync(null, 10, null);
        Assert.Equal<string>(["work.resumed it is over", "work.paused maintenance"], statements.Where(kept => kept.Statement.Kind.StartsWith("work.", StringComparison.Ordinal)).Select(kept => $"{kept.Statement.Kind} {kept.Statement.Why}"));
    }

    [Fact]
    public async Task Another_source_or_client_goes_on()
    {
        await world.StartAsync();
        await PostAsync("/api/pauses", """{ "why": "bank files first", "client": "acme", "source": "bank" }""");
        await world.StopAsync();
        await world.AcceptAsync("evt_1", WorkMappings.Created);
        await world.StartAsync();

        await world.UntilAsync("evt_1", EventState.Completed);
    }

    [Fact]
    public async Task A_drain_lets_what_is_under_way_end_and_counts_it()
    {
        using var held = new ManualResetEventSlim();
        world.NetSuite.Next((_, _) =>
        {
            held.Wait(TimeSpan.FromSeconds(20));
            return null;
        });
        await world.AcceptAsync("evt_1", WorkMappings.Created);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Processing);

        var begun = await PostAsync("/api/pauses", """{ "why": "new version", "kind": "drain" }""");
        Assert.Equal(1, (int)begun.Body["pauses"]![0]!["underWay"]!);
        held.Set();
        await world.UntilAsync("evt_1", EventState.Completed);
        await world.UntilAsync(async () => (int)JsonNode.Parse(await world.Engine.Http.GetStringAsync("/api/pauses"))!["pauses"]![0]!["underWay"]! == 0);
    }

    [Fact]
    public async Task Deliveries_are_turned_away_only_when_that_is_asked_for()
    {
        await world.StartAsync();
        await PostAsync("/api/pauses", """{ "why": "maintenance", "client": "acme" }""");
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync("evt_1"));
        await PostAsync("/api/pauses", """{ "why": "moving the disk", "client": "acme", "stopsIntake": true }""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await DeliverAsync("evt_2"));
        await PostAsync("/api/pauses/end", """{ "why": "moved", "client": "acme" }""");
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync("evt_2"));
        await world.UntilAsync("evt_2", EventState.Completed);
    }

    [Theory]
    [InlineData("/api/pauses", """{ "why": "" }""", "RUN212")]
    [InlineData("/api/pauses", """{ "why": "two\nlines" }""", "RUN212")]
    [InlineData("/api/pauses", """{ "why": "x", "client": "nobody" }""", "RUN214")]
    [InlineData("/api/pauses/end", """{ "why": "x", "client": "acme" }""", "RUN213")]
    public async Task What_cannot_be_done_is_said_with_its_code(string path, string body, string code)
    {
        await world.StartAsync();
        Assert.Equal(code, (string)(await PostAsync(path, body)).Body["code"]!);
    }

    private async Task<HttpStatusCode> DeliverAsync(string id)
    {
        var body = Deliveries.Body(id, WorkMappings.Created);
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Stripe-Signature", Deliveries.Sign(body, world.Clock.GetUtcNow()));
        using var answer = await world.Engine.Http.PostAsync(new Uri("/webhooks/acme/stripe", UriKind.Relative), content);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await world.Engine.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}

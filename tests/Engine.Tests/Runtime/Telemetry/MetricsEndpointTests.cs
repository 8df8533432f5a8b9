using System.Text;
using Engine.Core.Sources;
using Engine.Runtime.Telemetry;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Telemetry;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task What_was_delivered_and_done_is_counted_and_counters_never_fall()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        await using var engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), TimeProvider.System);

        var before = await PageAsync(engine);
        await DeliverAsync(engine, "evt_metrics1");
        await DeliverAsync(engine, "evt_metrics1");
        await engine.Http.PostAsync(new Uri("/webhooks/nobody/stripe", UriKind.Relative), new StringContent("{}"));
        await UntilAsync(async () => Sum(await PageAsync(engine), "engine_turns_total") > Sum(before, "engine_turns_total"));
        var after = await PageAsync(engine);

        // Other engines of this process may count too while the test runs, so it is asked for growth.
        Assert.True(Of(after, "engine_intake_deliveries_total", "acme", "accepted") > Of(before, "engine_intake_deliveries_total", "acme", "accepted"));
        Assert.True(Of(after, "engine_intake_deliveries_total", "acme", "repeated") > Of(before, "engine_intake_deliveries_total", "acme", "repeated"));
        Assert.True(Of(after, "engine_intake_refusals_total", "", "RUN101") > Of(before, "engine_intake_refusals_total", "", "RUN101"));
        Assert.True(Sum(after, "engine_storage_commit_seconds_count") > Sum(before, "engine_storage_commit_seconds_count"));
        var counters = EngineMetrics.All.Where(spec => spec.Kind == MetricKind.Counter).Select(spec => spec.Name).ToHashSet();
        var later = after.ToDictionary(line => line.Series, line => line.Value);
        Assert.All(before.Where(line => counters.Contains(line.Name)), line => Assert.True(later[line.Series] >= line.Value, line.Series));
    }

    [Fact]
    public async Task Every_series_has_the_documented_labels_and_no_label_holds_an_id()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        await using var engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), TimeProvider.System);
        await DeliverAsync(engine, "evt_metrics2");

        var specs = EngineMetrics.All.ToDictionary(spec => spec.Name);

        Assert.All(await PageAsync(engine), line =>
        {
            var name = specs.ContainsKey(line.Name) ? line.Name : line.Name[..line.Name.LastIndexOf('_')];
            Assert.Equal(specs[name].Labels.Order(), line.Labels.Keys.Where(label => label != "le"));
            Assert.DoesNotContain("evt_metrics", line.Series, StringComparison.Ordinal);
        });
    }

    private static async Task DeliverAsync(RunningEngine engine, string id)
    {
        var body = Deliveries.Body(id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/acme/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.Add(StripeSignature.HeaderName, Deliveries.Sign(body, TimeProvider.System.GetUtcNow()));
        using var answer = await engine.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<PrometheusLine>> PageAsync(RunningEngine engine)
    {
        using var answer = await engine.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return PrometheusLine.Read(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static double Of(IEnumerable<PrometheusLine> page, string name, params string[] labels) =>
        page.Where(line => line.Name == name && labels.All(line.Labels.Values.Contains)).Sum(line => line.Value);

    private static double Sum(IEnumerable<PrometheusLine> page, string name) => page.Where(line => line.Name == name).Sum(line => line.Value);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var n = 0; n < 600; n++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Assert.Fail("It did not come about within 30 seconds.");
    }
}

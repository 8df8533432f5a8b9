using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;

namespace Engine.Tests.App.Service;

/// <summary>The real program with a collector for its traces and metrics.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task One_trace_goes_from_the_webhook_to_the_last_write()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var world = await StartAsync(collector);

        // The last of them alone: it brings about everything the others would have.
        Assert.True(await world.PostAsync(UninterruptedRun.Deliveries[^1]));
        await world.UntilQuietAsync();
        Assert.Equal(0, await world.StopAsync());

        var trace = Assert.Single(collector.Spans, span => span.Name == "intake").TraceId;
        var writes = collector.Spans.Where(IsWrite).ToList();
        Assert.True(writes.Count >= 2, $"{writes.Count} writes");
        Assert.All(writes, write => Assert.Equal(trace, write.TraceId));
        Assert.All(writes, write => Assert.Equal(["step", "turn", "intake"], Ancestors(write, collector).Select(span => span.Name)));
        Assert.Contains(collector.Spans, span => span.Name == "look-up" && span.TraceId == trace);
    }

    [Fact]
    public async Task The_trace_of_an_event_that_waits_goes_on_after_a_restart()
    {
        var chapter = Chapters.All.First(chapter => chapter.Deliveries.Any(delivery => delivery.EventType.StartsWith("refund", StringComparison.Ordinal))).Deliveries;
        await using var collector = await OtlpCollector.StartAsync();
        await using var world = await StartAsync(collector);
        var early = chapter.Last(delivery => delivery.EventType.StartsWith("refund", StringComparison.Ordinal));
        Assert.True(await world.PostAsync(early));
        Assert.Equal(EventState.Waiting, Assert.Single(await world.UntilQuietAsync()).State);
        Assert.Equal(0, await world.StopAsync());

        await world.StartAsync();
        Assert.All(await Task.WhenAll(chapter.Select(world.PostAsync)), Assert.True);
        Assert.Equal(EventState.Completed, (await world.UntilQuietAsync()).Single(summary => summary.Id == early.EventId).State);
        Assert.Equal(0, await world.StopAsync());

        var turns = collector.Spans.Where(span => span.Name == "turn" && span.Attributes["engine.event"] == early.EventId).ToList();
        Assert.True(turns.Count >= 2, $"{turns.Count} turns");
        Assert.All(turns, turn => Assert.Equal("intake", ParentOf(turn, collector).Name));
        Assert.Single(turns.Select(turn => turn.TraceId).Distinct());
    }

    private static async Task<ServiceWorld> StartAsync(OtlpCollector collector)
    {
        var world = await ServiceWorld.CreateAsync();
        world.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
        await world.StartAsync();
        return world;
    }

    [Fact]
    public async Task Metrics_are_sent_under_the_documented_names()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var world = await ServiceWorld.CreateAsync();
        world.Arguments.AddRange(["--otlp", collector.Address.ToString()]);
        await world.StartAsync();
        Assert.All(await Task.WhenAll(UninterruptedRun.Deliveries.Select(world.PostAsync)), Assert.True);
        await world.UntilQuietAsync();
        Assert.Equal(0, await world.StopAsync());

        // Sent at the stop, so that the last minute is not lost.
        var sent = collector.Metrics.ToHashSet();
        var documented = EngineMetrics.All.Select(spec => spec.Name).ToHashSet();
        Assert.Subset(documented, sent);
        Assert.Superset(
            new HashSet<string>
            {
                EngineMetrics.IntakeDeliveries.Name, EngineMetrics.Turns.Name, EngineMetrics.NetSuiteCalls.Name, EngineMetrics.NetSuiteSeconds.Name,
                EngineMetrics.CommitSeconds.Name, EngineMetrics.Slots.Name, EngineMetrics.BoardEvents.Name, EngineMetrics.LookUpKeys.Name,
            },
            sent);
    }

    private static bool IsWrite(OtlpSpan span) => span.Attributes.GetValueOrDefault("http.request.method") == "POST" && span.Attributes.GetValueOrDefault("url.path", "").Contains("/record/v1/", StringComparison.Ordinal);

    private static OtlpSpan ParentOf(OtlpSpan span, OtlpCollector collector) =>
        collector.Spans.Single(other => other.SpanId == span.ParentId && other.TraceId == span.TraceId);

    private static IEnumerable<OtlpSpan> Ancestors(OtlpSpan span, OtlpCollector collector)
    {
        while (span.ParentId.Length > 0)
        {
            yield return span = ParentOf(span, collector);
        }
    }
}

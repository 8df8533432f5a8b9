using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Engine.Runtime.Telemetry;

namespace Engine.Tests.Runtime.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter meter = new("tests");
    private readonly MetricStore store;

    public PrometheusTextTests() => store = new MetricStore(meter);

    public void Dispose()
    {
        store.Dispose();
        meter.Dispose();
    }

    [Fact]
    public void Label_values_survive_quotes_backslashes_and_line_breaks()
    {
        const string Hostile = "a\"b\\c\nd} 5\ne{";
        Counter(EngineMetrics.IntakeRefusals).Add(3, new("client", Hostile), new("code", "RUN101"));

        var line = Assert.Single(Page());

        Assert.Equal(Hostile, line.Labels["client"]);
        Assert.Equal(3, line.Value);
    }

    [Fact]
    public void Buckets_are_cumulative_and_the_last_equals_the_count()
    {
        var seconds = Histogram(EngineMetrics.CommitSeconds);
        double[] measured = [0.0005, 0.001, 0.002, 0.3, 61, 600];
        Array.ForEach(measured, value => seconds.Record(value));

        var lines = Page();
        var buckets = lines.Where(line => line.Name == "engine_storage_commit_seconds_bucket").ToList();

        Assert.Equal(EngineMetrics.CommitSeconds.Buckets.Select(bound => (double)measured.Count(value => value <= bound)), buckets[..^1].Select(line => line.Value));
        Assert.Equal("+Inf", buckets[^1].Labels["le"]);
        Assert.Equal(measured.Length, buckets[^1].Value);
        Assert.Equal(measured.Length, lines.Single(line => line.Name == "engine_storage_commit_seconds_count").Value);
        Assert.Equal(measured.Sum(), lines.Single(line => line.Name == "engine_storage_commit_seconds_sum").Value, 6);
    }

    [Fact]
    public void Series_are_bounded_and_nothing_is_lost_past_the_bound()
    {
        var refusals = Counter(EngineMetrics.IntakeRefusals);
        for (var n = 0; n < 10_000; n++)
        {
            refusals.Add(1, new("client", $"made up {n}"), new("code", "RUN101"));
        }

        var lines = Page();

        Assert.InRange(lines.Length, 2, 501);
        Assert.Equal(10_000, lines.Sum(line => line.Value));
        Assert.Contains(lines, line => line.Labels["client"] == "other");
    }

    [Fact]
    public void A_gauge_shows_the_present_and_forgets_what_is_no_longer_there()
    {
        string[] accounts = ["one", "two"];
        meter.CreateObservableGauge(EngineMetrics.Slots.Name, () => accounts.Select(account => new Measurement<double>(4, new KeyValuePair<string, object?>("account", account))));

        Assert.Equal(2, Page().Length);
        accounts = ["two"];

        Assert.Equal("two", Assert.Single(Page()).Labels["account"]);
    }

    [Fact]
    public void A_metric_that_is_not_documented_is_not_shown()
    {
        meter.CreateCounter<long>("engine_invented_total").Add(1);

        Assert.Empty(Page());
    }

    [Fact]
    public void Counting_at_once_loses_nothing()
    {
        var refusals = Counter(EngineMetrics.IntakeRefusals);

        Parallel.For(0, 20_000, n => refusals.Add(1, new("client", $"c{n % 7}"), new("code", "RUN101")));

        Assert.Equal(20_000, Page().Sum(line => line.Value));
    }

    private ImmutableArray<PrometheusLine> Page() => PrometheusText.Of(store) is { Length: > 0 } page ? PrometheusLine.Read(page) : [];

    private Counter<long> Counter(MetricSpec spec) => meter.CreateCounter<long>(spec.Name);

    private Histogram<double> Histogram(MetricSpec spec) => meter.CreateHistogram<double>(spec.Name);
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Runtime.Telemetry;
using YamlDotNet.RepresentationModel;

namespace Engine.Tests.Deploy;

/// <summary>What looks at the metrics from outside knows no other names than those there are.</summary>
public sealed partial class DashboardTests
{
    // Functions, aggregations, words and Grafana's variables of the expressions used; Prometheus' own metric of a scrape.
    private static readonly HashSet<string> Words = new(
        [
            "sum", "max", "rate", "increase", "delta", "changes", "time", "vector", "histogram_quantile", "predict_linear", "label_values", "by", "and", "or", "up",
        ],
        StringComparer.Ordinal);

    private static readonly Dictionary<string, MetricSpec> Specs = EngineMetrics.All.ToDictionary(spec => spec.Name, StringComparer.Ordinal);

    [Fact]
    public void The_dashboard_asks_only_for_metrics_and_labels_that_exist()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Repository.PathOf("engine/deploy/grafana-dashboard.json")))!;
        var expressions = Texts(dashboard, "expr").Concat(Texts(dashboard, "query").Where(query => query.StartsWith("label_values", StringComparison.Ordinal))).ToList();

        Assert.True(expressions.Count > 30);
        Assert.All(expressions, Check);
    }

    [Fact]
    public void Every_panel_has_a_title_a_place_of_its_own_and_a_query()
    {
        var panels = JsonNode.Parse(File.ReadAllText(Repository.PathOf("engine/deploy/grafana-dashboard.json")))!["panels"]!.AsArray();

        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(panel => (string)panel!["title"]!).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(panel => ((int)panel!["gridPos"]!["x"]!, (int)panel["gridPos"]!["y"]!)).Distinct().Count());
        Assert.All(panels, panel => Assert.True((string)panel!["type"]! == "row" || panel["targets"]!.AsArray().Count > 0, (string)panel["title"]!));
    }

    [Fact]
    public void The_alerts_ask_only_for_metrics_and_labels_that_exist_and_say_what_to_do()
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Repository.PathOf("engine/deploy/prometheus-alerts.yaml"));
        yaml.Load(text);
        var rules = yaml.Documents[0].RootNode["groups"][0]["rules"] as YamlSequenceNode;

        Assert.All(rules!, rule =>
        {
            Check(rule["expr"].ToString());
            Assert.Contains(rule["labels"]["severity"].ToString(), new[] { "warning", "critical" });
            Assert.False(string.IsNullOrWhiteSpace(rule["annotations"]["summary"].ToString()));
            Assert.False(string.IsNullOrWhiteSpace(rule["annotations"]["description"].ToString()));
        });
        Assert.All(
            new[] { EngineMetrics.Events, EngineMetrics.OldestOpen, EngineMetrics.CircuitOpen, EngineMetrics.FreeBytes },
            watched => Assert.Contains(rules!, rule => rule["expr"].ToString().Contains(watched.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_follow_the_conventions_of_Prometheus() => Assert.All(EngineMetrics.All, spec =>
    {
        Assert.Matches("^(engine|process)_[a-z_]+$", spec.Name);
        Assert.Equal(spec.Kind == MetricKind.Counter, spec.Name.EndsWith("_total", StringComparison.Ordinal));
        Assert.Equal(spec.Kind == MetricKind.Histogram, !spec.Buckets.IsEmpty);
        Assert.Equal(spec.Buckets.Order(), spec.Buckets);
        Assert.InRange(spec.Labels.Length, 0, 3);
        Assert.EndsWith(".", spec.Help, StringComparison.Ordinal);
    });

    // Metrics with their labels first; of what is left, every word has to be known.
    private static void Check(string expression)
    {
        var rest = Range().Replace(Quoted().Replace(expression, "\"\""), "");
        foreach (Match use in Selector().Matches(rest))
        {
            var name = use.Groups["name"].Value;
            if (Words.Contains(name))
            {
                continue;
            }

            var spec = Specs.GetValueOrDefault(name) ?? Specs.GetValueOrDefault(Suffix().Replace(name, ""));
            Assert.True(spec is not null, $"There is no metric {name}: {expression}");
            Assert.Equal(spec.Kind == MetricKind.Histogram, spec.Name != name);
            Assert.All(use.Groups["label"].Captures.Select(label => label.Value), label => Assert.True(
                spec.Labels.Contains(label) || label is "le" or "job", $"{name} has no label {label}: {expression}"));
        }

        var grouped = Grouping().Matches(rest).SelectMany(group => group.Groups["label"].Captures).Select(label => label.Value).ToHashSet();
        Assert.All(grouped, label => Assert.True(label == "le" || Specs.Values.Any(spec => spec.Labels.Contains(label)), label));
        var others = Word().Matches(Grouping().Replace(Selector().Replace(rest, " "), " ")).Select(word => word.Value);
        Assert.All(others, word => Assert.True(Words.Contains(word) || Specs.Values.Any(spec => spec.Labels.Contains(word)), $"{word}: {expression}"));
    }

    private static IEnumerable<string> Texts(JsonNode? node, string name) => node switch
    {
        JsonObject all => all.SelectMany(member => member.Key == name && member.Value is JsonValue text ? [text.ToString()] : Texts(member.Value, name)),
        JsonArray items => items.SelectMany(item => Texts(item, name)),
        _ => [],
    };

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?<name>\b(?:engine|process|up)[a-z_]*)(?:\{(?:(?<label>[a-z_]+)(?:=~|!~|!=|=)"",?)*\})?""", RegexOptions.CultureInvariant)]
    private static partial Regex Selector();

    [GeneratedRegex(@"\bby \((?:(?<label>[a-z]+)(?:, )?)+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Grouping();

    [GeneratedRegex("(?<![0-9$])[a-z_]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[(?:[0-9]+[mhd]|\$__rate_interval)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}

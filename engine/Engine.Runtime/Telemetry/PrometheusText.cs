using System.Globalization;
using System.Text;

namespace Engine.Runtime.Telemetry;

/// <summary>
/// Metrics in Prometheus' text format, version 0.0.4. Source: the exposition formats page of the Prometheus documentation (escaping of help
/// and label values, cumulative buckets with <c>le</c>, a last bucket <c>+Inf</c> that equals the count).
/// </summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(MetricStore metrics)
    {
        var text = new StringBuilder();
        foreach (var (spec, series) in metrics.Read())
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {spec.Name} {Help(spec.Help)}\n# TYPE {spec.Name} {spec.Kind.ToString().ToLowerInvariant()}\n");
            foreach (var (labels, one) in series)
            {
                Write(text, spec, labels, one);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricSpec spec, MetricLabels labels, MetricSeries one)
    {
        var (value, count, buckets) = one.Read();
        if (spec.Kind != MetricKind.Histogram)
        {
            Line(text, spec.Name, spec, labels, null, Number(value));
            return;
        }

        var below = 0L;
        for (var n = 0; n < buckets.Length; n++)
        {
            below += buckets[n];
            Line(text, spec.Name + "_bucket", spec, labels, Number(spec.Buckets[n]), Number(below));
        }

        Line(text, spec.Name + "_bucket", spec, labels, "+Inf", Number(count));
        Line(text, spec.Name + "_sum", spec, labels, null, Number(value));
        Line(text, spec.Name + "_count", spec, labels, null, Number(count));
    }

    private static void Line(StringBuilder text, string name, MetricSpec spec, MetricLabels labels, string? upTo, string value)
    {
        var pairs = spec.Labels.Select((label, n) => $"{label}=\"{Label(labels[n] ?? "")}\"");
        var all = string.Join(',', upTo is null ? pairs : pairs.Append($"le=\"{upTo}\""));
        text.Append(name);
        if (all.Length > 0)
        {
            text.Append('{').Append(all).Append('}');
        }

        text.Append(' ').Append(value).Append('\n');
    }

    private static string Help(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Label(string text) => Help(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

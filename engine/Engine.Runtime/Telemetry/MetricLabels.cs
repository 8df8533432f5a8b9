namespace Engine.Runtime.Telemetry;

/// <summary>The values of a series' labels, in the order of its specification; missing ones are null.</summary>
internal readonly record struct MetricLabels(string? First, string? Second, string? Third)
{
    /// <summary>Stands in every label once a metric has as many series as are kept.</summary>
    public static MetricLabels Others { get; } = new("other", "other", "other");

    public static MetricLabels Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(Value(tags, 0), Value(tags, 1), Value(tags, 2));

    public string? this[int place] => place switch { 0 => First, 1 => Second, _ => Third };

    private static string? Value(ReadOnlySpan<KeyValuePair<string, object?>> tags, int place) => place < tags.Length ? tags[place].Value as string : null;
}

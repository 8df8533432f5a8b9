using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>How reports about events look as JSON, over HTTP and in <c>engine explain --format json</c>.</summary>
public static class OperationsJson
{
    public const int FormatVersion = 1;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same, laid out for people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    private static JsonDocumentOptions Bounds => Core.Values.JsonValue.Options;

    /// <summary>One event with its payload, plan, steps, writes and problems.</summary>
    public static JsonObject Of(EventReport report) => new()
    {
        ["formatVersion"] = FormatVersion,
        ["event"] = JsonSerializer.SerializeToNode(report.Summary, Options),
        ["waitsFor"] = JsonSerializer.SerializeToNode(report.WaitsFor, Options),
        ["behind"] = report.Behind,
        ["waitUntil"] = JsonSerializer.SerializeToNode(report.WaitUntil, Options),
        ["settledAt"] = JsonSerializer.SerializeToNode(report.SettledAt, Options),
        ["variants"] = JsonSerializer.SerializeToNode(report.Variants, Options),
        ["problems"] = JsonSerializer.SerializeToNode(report.Problems, Options),
        ["decidedAt"] = JsonSerializer.SerializeToNode(report.DecidedAt, Options),
        ["plan"] = report.Plan is { } plan ? JsonNode.Parse(plan.Span, documentOptions: Bounds) : null,
        ["lookUps"] = JsonSerializer.SerializeToNode(report.LookUps, Options),
        ["steps"] = JsonSerializer.SerializeToNode(report.Steps, Options),
        ["writeBacks"] = JsonSerializer.SerializeToNode(report.WriteBacks, Options),
        ["payload"] = JsonNode.Parse(report.Body.Span, documentOptions: Bounds),
    };
}

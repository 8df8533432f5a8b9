using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>The one place through which payloads, requests and answers go before people see them in the exception queue.</summary>
internal static class Shown
{
    private const int LongestBody = 64 * 1024;

    public static string Text(string text) => text.Length <= LongestBody ? text : text[..LongestBody] + "…";

    /// <summary>Null when it is no JSON.</summary>
    public static JsonNode? Json(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: Core.Values.JsonValue.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static StepReport Step(StepReport step) => step with
    {
        Attempts = [.. step.Attempts.Select(attempt => attempt with { Exchange = attempt.Exchange is { } exchange ? Exchange(exchange) : null })],
    };

    public static ImmutableArray<Difference> All(ImmutableArray<Difference> differences) =>
    [
        .. differences.Select(difference => difference with
        {
            Before = difference.Before is { } before ? Text(before) : null,
            After = difference.After is { } after ? Text(after) : null,
        }),
    ];

    private static HttpExchange Exchange(HttpExchange exchange) =>
        exchange with { RequestBody = Text(exchange.RequestBody), ResponseBody = Text(exchange.ResponseBody) };
}

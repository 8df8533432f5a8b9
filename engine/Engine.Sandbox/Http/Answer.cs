using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>What goes back: a status, headers, and a body unless it is 204.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    /// <summary>NetSuite's media type without its parameters in full: <c>singular</c>, <c>collection</c> or <c>error</c>.</summary>
    public string? ResourceType { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool IsSuccess => Status is >= 200 and < 300;

    public string MediaType => ResourceType is null
        ? "application/json; charset=UTF-8"
        : $"application/vnd.oracle.resource+json; type={ResourceType}; charset=UTF-8";

    public static Answer NoContent(string? location = null) =>
        new(204) { Headers = location is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Location"] = location } };

    public static Answer Single(JsonNode body) => new(200, body) { ResourceType = "singular" };

    public static Answer Collection(JsonNode body) => new(200, body) { ResourceType = "collection" };
}

using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>What goes back: a status, headers, and a body unless it is 204.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    /// <summary>NetSuite's media type without its parameters in full: <c>singular</c>, <c>collection</c> or <c>error</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The media type when it is not one of the record service's.</summary>
    public string OtherMediaType { get; init; } = "application/json; charset=UTF-8";

    /// <summary>A body that is not JSON: a proxy's page.</summary>
    public string? Text { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>True when the connection breaks in the middle of it.</summary>
    public bool IsCutShort { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public string MediaType => ResourceType is null ? OtherMediaType : $"application/vnd.oracle.resource+json; type={ResourceType}; charset=UTF-8";

    public static Answer NoContent(string? location = null) =>
        new(204) { Headers = location is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Location"] = location } };

    public static Answer Single(JsonNode body) => new(200, body) { ResourceType = "singular" };

    public static Answer Collection(JsonNode body) => new(200, body) { ResourceType = "collection" };

    /// <summary>What a proxy in front of the account says when it cannot reach it.</summary>
    public static Answer Html(int status) => new(status)
    {
        OtherMediaType = "text/html",
        Text = $"<html><head><title>{status}</title></head><body><h1>An error occurred while processing your request.</h1></body></html>",
    };

    public Answer With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };
}

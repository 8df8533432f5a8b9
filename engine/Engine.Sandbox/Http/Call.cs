using System.Text.Json;
using Engine.Sandbox.Auth;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>One request, read whole.</summary>
/// <param name="Segments">The decoded path after the service's prefix, split at slashes.</param>
/// <param name="Origin">Scheme and host as the client wrote them: <c>http://127.0.0.1:5005</c>.</param>
/// <param name="Body">Null when the request has none.</param>
internal sealed record Call(
    string Method,
    IReadOnlyList<string> Segments,
    IQueryCollection Query,
    IHeaderDictionary Headers,
    string Origin,
    JsonElement? Body)
{
    /// <summary>Who sent it; null where no login is needed.</summary>
    public Integration? Caller { get; init; }

    /// <summary>The record type, or <c>suiteql</c>: what faults and statistics go by.</summary>
    public string Subject => Segments.Count > 0 ? Segments[0] : "";

    public string? QueryValue(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool HasHeader(string name, string text) =>
        Headers.TryGetValue(name, out var value) && value.ToString().Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The body, which must be a JSON object.</summary>
    public JsonElement ObjectBody() => Body is { ValueKind: JsonValueKind.Object } body
        ? body
        : throw Refusal.Malformed("The body must be a JSON object.");
}

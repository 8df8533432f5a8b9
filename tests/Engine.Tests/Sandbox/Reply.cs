using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

/// <summary>What came back over HTTP.</summary>
public sealed record Reply(HttpStatusCode Status, JsonNode? Body, string? Location, HttpResponseHeaders Headers, string? MediaType)
{
    /// <summary>The internal id at the end of <c>Location</c>.</summary>
    public string Id => Location!.Split('/')[^1];

    public JsonNode Error => Body!["o:errorDetails"]![0]!;

    public string Code => Error["o:errorCode"]!.GetValue<string>();

    public string Detail => Error["detail"]!.GetValue<string>();

    public string? Path => Error["o:errorPath"]?.GetValue<string>();

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new Reply(
                response.StatusCode,
                text.Length == 0 ? null : IsPlain(response) ? JsonValue.Create(text) : JsonNode.Parse(text),
                response.Headers.Location?.ToString(),
                response.Headers,
                response.Content.Headers.ContentType?.ToString());
        }
    }

    // The sandbox speaks plainly when its own books are broken.
    private static bool IsPlain(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "text/plain";

    public void AssertRefused(HttpStatusCode status, string code, string detail, string? path = null)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body}");
        Assert.Equal(code, Code);
        Assert.Contains(detail, Detail, StringComparison.Ordinal);
        if (path is not null)
        {
            Assert.Equal(path, Path);
        }
    }
}

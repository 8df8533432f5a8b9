using System.Text;
using System.Text.Json;
using Engine.Sandbox.Seed;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>Reads request bodies, bounded in size and depth.</summary>
internal static class BodyParser
{
    private const int MaxDepth = 64;

    /// <summary>The body as JSON; null when there is none.</summary>
    /// <exception cref="Refusal">It is too large, too deep or not JSON.</exception>
    public static async Task<JsonElement?> ReadAsync(HttpContext context)
    {
        var bytes = await BytesAsync(context);
        return bytes.Length == 0 ? null : IsYaml(context.Request) ? SeedText.Parse(bytes) : Parse(bytes);
    }

    // Only the sandbox's own paths take YAML; NetSuite's do not.
    private static bool IsYaml(HttpRequest request) => request.Path.StartsWithSegments(ControlService.Path)
        && request.ContentType?.Contains("yaml", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>JSON in UTF-8; the mark that some editors put in front is skipped.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            CheckTexts(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw Refusal.Malformed($"The body is not JSON: {problem.Message}");
        }
    }

    private static async Task<byte[]> BytesAsync(HttpContext context)
    {
        try
        {
            using var buffer = new MemoryStream();
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
            return buffer.ToArray();
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new Refusal(413, "INVALID_REQUEST", "The request is larger than the account takes.");
        }
    }

    // Half a surrogate pair parses, and fails only when it is read as a text.
    private static void CheckTexts(JsonElement value)
    {
        try
        {
            CheckText(value);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Malformed("The body holds text that is not Unicode.");
        }
    }

    private static void CheckText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    CheckText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    CheckText(member.Value);
                }

                break;
        }
    }
}

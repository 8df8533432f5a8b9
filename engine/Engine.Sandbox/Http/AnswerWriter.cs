using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>Writes answers with the headers that live accounts send on every one.</summary>
internal static class AnswerWriter
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        Stamp(response.Headers);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body is { } body)
        {
            response.ContentType = answer.MediaType;
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Format);
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    public static Task WriteTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static void Stamp(IHeaderDictionary headers)
    {
        headers.CacheControl = "No-Cache";
        headers.Pragma = "No-Cache";
        headers.Expires = "0";
        headers.StrictTransportSecurity = "max-age=31536000";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "User-Agent, Accept-Encoding";
        headers["X-N-OperationId"] = NewId();
        headers["X-NetSuite-JobId"] = NewId();
    }

    private static string NewId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}

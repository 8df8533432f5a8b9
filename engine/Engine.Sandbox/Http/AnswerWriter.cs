using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>Writes answers with the headers that live accounts send on every one.</summary>
internal sealed class AnswerWriter(TimeProvider time)
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A reset throws away what the other side has not read yet, so the half gets a moment of the network's own time to arrive.
    private static readonly TimeSpan OnTheWire = TimeSpan.FromMilliseconds(50);

    public async Task WriteAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        Stamp(response.Headers);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        var bytes = answer.Body is { } body ? JsonSerializer.SerializeToUtf8Bytes(body, Format) : Encoding.UTF8.GetBytes(answer.Text ?? "");
        if (bytes.Length > 0)
        {
            response.ContentType = answer.MediaType;
            response.ContentLength = bytes.Length;
        }

        if (answer.IsCutShort)
        {
            await CutAsync(context, bytes.AsMemory(0, bytes.Length / 2));
        }
        else if (bytes.Length > 0)
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    public static Task WriteTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    // Half of the body is on the wire before the connection goes, so that the client has read a status and believes in it.
    private static async Task CutAsync(HttpContext context, ReadOnlyMemory<byte> half)
    {
        if (half.Length > 0)
        {
            await context.Response.Body.WriteAsync(half);
            await context.Response.Body.FlushAsync();
            await Task.Delay(OnTheWire);
        }

        context.Abort();
    }

    private void Stamp(IHeaderDictionary headers)
    {
        headers.Date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
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

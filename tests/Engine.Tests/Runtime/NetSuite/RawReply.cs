using System.IO.Compression;
using System.Text;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>What the raw server does to one request.</summary>
public abstract record RawReply
{
    /// <summary>Sends these bytes and closes the connection.</summary>
    public sealed record Bytes(byte[] Content) : RawReply;

    /// <summary>Sends these bytes, then resets the connection: with none, before any answer; with some, in the middle of it.</summary>
    public sealed record Reset(byte[] First) : RawReply;

    /// <summary>Never answers.</summary>
    public sealed record Silence : RawReply;

    public static RawReply Status(int status, string body = "", params string[] headers) => Status(status, Encoding.UTF8.GetBytes(body), headers);

    public static RawReply Status(int status, byte[] body, params string[] headers)
    {
        var lines = headers.Append($"Content-Length: {body.Length}").Append("Connection: close");
        return new Bytes([.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\n{string.Join("\r\n", lines)}\r\n\r\n"), .. body]);
    }

    /// <summary>NetSuite's error body. Source: REST help, error envelope of 2026.</summary>
    public static RawReply Error(int status, string code, string detail, params string[] headers) => Status(
        status,
        $$"""{"type":"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1","title":"Bad Request","status":{{status}},"o:errorDetails":[{"detail":"{{detail}}","o:errorCode":"{{code}}"}]}""",
        ["Content-Type: application/vnd.oracle.resource+json; type=error; charset=UTF-8", .. headers]);

    public static RawReply Created(string location) => Status(204, "", $"Location: {location}");

    public static RawReply Gzip(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        return Status(200, packed.ToArray(), "Content-Encoding: gzip");
    }
}

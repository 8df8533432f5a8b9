using System.Security.Cryptography;

namespace Engine.Runtime.NetSuite;

/// <summary>One request to NetSuite's REST services.</summary>
/// <param name="Path">Path and query below the base URL.</param>
/// <param name="Body">UTF-8 JSON; null for none.</param>
internal sealed record RestRequest(HttpMethod Method, string Path, byte[]? Body, TimeSpan Timeout)
{
    /// <summary><c>Prefer: transient</c>, without which SuiteQL does not answer.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Media type of the answer wanted; null for NetSuite's usual one.</summary>
    public string? Accept { get; init; }

    /// <summary>
    /// The idempotency key of a batch, a UUID; null for a request about one record. A batch is answered with a job, and takes its records one
    /// after the other.
    /// </summary>
    public string? BatchKey { get; init; }

    /// <summary>What the request is for; by default a read.</summary>
    public CallKind Kind { get; init; } = CallKind.Read;

    /// <summary>The same for the same request sent again, and for no other.</summary>
    public string Identity => $"{Method} {Path} {Convert.ToHexStringLower(SHA256.HashData(Body ?? []))}";

    public static RestRequest Get(string path, TimeSpan timeout) => new(HttpMethod.Get, path, null, timeout);
}

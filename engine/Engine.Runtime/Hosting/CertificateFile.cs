using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>The certificate of the service in PEM files. Read again when a file changes; one that cannot be read leaves the last good one in use.</summary>
/// <param name="certificate">The certificate, with those between it and the root.</param>
/// <param name="key">Its private key; null when it stands in the same file.</param>
public sealed class CertificateFile(string certificate, string? key)
{
    private readonly Lock reading = new();
    private X509Certificate2? current;
    private DateTime changedAt;

    /// <summary>What new connections are given.</summary>
    public X509Certificate2? Current
    {
        get
        {
            lock (reading)
            {
                if (current is null || changedAt != ChangedAt())
                {
                    TryRead(out _);
                }

                return current;
            }
        }
    }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public (DiagnosticCode Code, string Message)? Trouble()
    {
        lock (reading)
        {
            return TryRead(out var reason) ? null : (AccessCodes.NoCertificate, $"The certificate {certificate} cannot be used: {reason}");
        }
    }

    private bool TryRead(out string? reason)
    {
        try
        {
            changedAt = ChangedAt();
            using var read = X509Certificate2.CreateFromPemFile(certificate, key);

            // TLS of some platforms takes no key that lives in memory only.
            current = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            reason = null;
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            // Half-written while it is being replaced, most likely: the next connection asks again.
            changedAt = default;
            reason = trouble.Message;
            return false;
        }
    }

    private DateTime ChangedAt() => new[] { certificate, key ?? certificate }.Max(File.GetLastWriteTimeUtc);
}

using System.Collections.Immutable;
using System.Net;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>Where the service may listen: beyond this machine only with TLS, or behind a proxy that has it.</summary>
public static class ListenPolicy
{
    /// <summary>Why these options must not be used; null when they may. Codes: RUN510 to RUN512.</summary>
    public static (DiagnosticCode Code, string Message)? Check(EngineOptions options) =>
        options.Urls.Select(url => Check(url, options)).FirstOrDefault(trouble => trouble is not null)
        ?? (options.Certificate is { } certificate ? certificate.Trouble() : null);

    private static (DiagnosticCode Code, string Message)? Check(string url, EngineOptions options)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return (AccessCodes.AddressUnusable, $"{url} is no address to listen on. Write http://127.0.0.1:8080.");
        }

        if (address.Scheme == "https")
        {
            return options.Certificate is null ? (AccessCodes.NoCertificate, $"{url} needs a certificate: --certificate FILE --certificate-key FILE.") : null;
        }

        return address.IsLoopback || !options.TrustedProxies.IsEmpty
            ? null
            : (AccessCodes.OpenWithoutTls, $"{url} can be reached from other machines without TLS. Use https with --certificate, or name the proxy that has TLS with --trusted-proxy.");
    }

    /// <summary>Networks as <c>10.0.0.0/8</c>, or single addresses; null when one is neither.</summary>
    public static ImmutableArray<IPNetwork>? ReadNetworks(IEnumerable<string> texts)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in texts)
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks.ToImmutable();
    }
}

using System.CommandLine;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary>Where the service listens, and how it is protected there.</summary>
internal sealed class ListenOptions
{
    private readonly Option<string> urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons. This machine only, unless told otherwise.",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    private readonly Option<FileInfo?> certificate = new("--certificate") { Description = "For https: the certificate, PEM. Read again when it changes." };
    private readonly Option<FileInfo?> certificateKey = new("--certificate-key") { Description = "Its private key, PEM; not needed where both stand in one file." };
    private readonly Option<string[]> trustedProxies = new("--trusted-proxy") { Description = "Address or network of the proxy that has TLS, such as 10.0.0.5 or 10.0.0.0/8. Only its X-Forwarded-For and -Proto are believed." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { urls, certificate, certificateKey, trustedProxies })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The options laid over others, or why they must not be used.</summary>
    public ((DiagnosticCode Code, string Message)? Trouble, EngineOptions Options) Read(ParseResult parsed, EngineOptions others)
    {
        if (ListenPolicy.ReadNetworks(parsed.GetValue(trustedProxies) ?? []) is not { } proxies)
        {
            return ((AccessCodes.AddressUnusable, "--trusted-proxy takes addresses and networks, such as 10.0.0.5 or 10.0.0.0/8."), others);
        }

        var options = others with
        {
            Urls = [.. parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Certificate = parsed.GetValue(certificate) is { } file ? new CertificateFile(file.FullName, parsed.GetValue(certificateKey)?.FullName) : null,
            TrustedProxies = proxies,
        };
        return (ListenPolicy.Check(options), options);
    }
}

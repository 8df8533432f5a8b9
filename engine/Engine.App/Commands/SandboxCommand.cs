using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Engine.Sandbox;

namespace Engine.App.Commands;

/// <summary><c>engine sandbox</c>: the NetSuite simulator alone, for trying mappings or other clients against it.</summary>
public sealed class SandboxCommand : EngineCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; port 0 takes any free port.",
        DefaultValueFactory = _ => "http://127.0.0.1:8086",
    };

    private static readonly Option<FileInfo?> Seed = new("--seed") { Description = "A seed file (YAML or JSON) instead of the demo company." };

    private static readonly Option<FileInfo?> State = new("--state")
    {
        Description = "Keeps the account between runs: loaded at the start when the file is there, instead of a seed, and written at the end.",
    };

    private static readonly Option<string> ClientId = new("--client-id")
    {
        Description = "The client id that assertions are issued by.",
        DefaultValueFactory = _ => "sandbox-client",
    };

    private static readonly Option<string> CertificateId = new("--certificate-id")
    {
        Description = "The id under which the public key is registered.",
        DefaultValueFactory = _ => "sandbox-certificate",
    };

    private static readonly Option<FileInfo?> PublicKey = new("--public-key")
    {
        Description = "A public key or certificate (PEM). Without it a key pair is made and its private half written to a file.",
    };

    private static readonly Option<FileInfo?> Faults = new("--faults")
    {
        Description = "A file of faults (JSON, as /sandbox/faults takes it) that happen from the start.",
    };

    private static readonly Option<string[]> Switches = new("--switch")
    {
        Description = "name=value: a behaviour that no public source settles; /sandbox/switches lists them. May be repeated.",
    };

    private static readonly Option<int> Concurrency = new("--concurrency")
    {
        Description = "Requests in progress at once before the account refuses more.",
        DefaultValueFactory = _ => SandboxOptions.DefaultConcurrencyLimit,
    };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine sandbox --state account.json",
        "engine sandbox --public-key acme.pub.pem --client-id sandbox-client --certificate-id sandbox-certificate",
    ];

    /// <inheritdoc/>
    public override Command Build()
    {
        var command = new Command("sandbox", "Runs the NetSuite simulator alone, until Ctrl-C.")
        {
            Urls, Seed, State, ClientId, CertificateId, PublicKey, Faults, Switches, Concurrency,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        string? madeKeyFile = null;
        try
        {
            var (publicKey, keyFile) = await KeyAsync(parsed.GetValue(PublicKey), cancel);
            madeKeyFile = keyFile;
            var options = new SandboxOptions
            {
                Url = parsed.GetValue(Urls)!,
                ClientId = parsed.GetValue(ClientId)!,
                CertificateId = parsed.GetValue(CertificateId)!,
                PublicKeyPem = publicKey,
                Tokens = NewTokens(),
                SeedFile = parsed.GetValue(Seed)?.FullName,
                StateFile = parsed.GetValue(State)?.FullName,
                FaultsFile = parsed.GetValue(Faults)?.FullName,
                ConcurrencyLimit = parsed.GetValue(Concurrency),
                Switches = SwitchesOf(parsed.GetValue(Switches) ?? []),
            };
            await using var server = await SandboxServer.StartAsync(options, cancel);
            await Console.Out.WriteLineAsync(Instructions(server, options, madeKeyFile));
            await server.WaitForShutdownAsync(cancel);
            return ExitCodes.Fine;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Fine;
        }
        // A file that cannot be read, a key or seed that is not one, an address that cannot be had: all are the caller's to mend.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCodes.Unusable;
        }
        finally
        {
            if (madeKeyFile is not null)
            {
                File.Delete(madeKeyFile);
            }
        }
    }

    private static async Task<(string PublicKey, string? MadeKeyFile)> KeyAsync(FileInfo? file, CancellationToken cancel)
    {
        if (file is not null)
        {
            return (await File.ReadAllTextAsync(file.FullName, cancel), null);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(Path.GetTempPath(), $"engine-sandbox-{Environment.ProcessId}.pem");
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, mode);
        await writer.WriteAsync(key.ExportPkcs8PrivateKeyPem().AsMemory(), cancel);
        return (key.ExportSubjectPublicKeyInfoPem(), path);
    }

    private static Dictionary<string, string> SwitchesOf(string[] settings)
    {
        var switches = new Dictionary<string, string>();
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            switches[equals > 0 ? setting[..equals] : throw new FormatException($"--switch takes name=value, not '{setting}'.")] = setting[(equals + 1)..];
        }

        return switches;
    }

    private static TokenCredentials NewTokens() => new(NewSecret(), NewSecret(), NewSecret(), NewSecret());

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Instructions(SandboxServer server, SandboxOptions options, string? keyFile)
    {
        var address = server.BaseAddress.GetLeftPart(UriPartial.Authority);
        return $$"""
            NetSuite sandbox at {{address}}, account {{options.AccountId}}. Ctrl-C ends it.

            In mappings/<client>/client.yaml:
              connections:
                netsuite:
                  account: "{{options.AccountId}}"
                  baseUrl: "{{address}}"
                  clientId: "env:NETSUITE_CLIENT_ID"
                  certificateId: "env:NETSUITE_CERTIFICATE_ID"
                  privateKey: "file:{{keyFile ?? "<your private key>"}}"
                  concurrency: {{options.ConcurrencyLimit}}
            In the environment:
              NETSUITE_CLIENT_ID={{options.ClientId}}
              NETSUITE_CERTIFICATE_ID={{options.CertificateId}}
            For clients with token-based authentication (OAuth 1.0a, realm {{options.AccountId}}), good until it ends:
              NETSUITE_CONSUMER_KEY={{options.Tokens!.ConsumerKey}}
              NETSUITE_CONSUMER_SECRET={{options.Tokens.ConsumerSecret}}
              NETSUITE_TOKEN={{options.Tokens.Token}}
              NETSUITE_TOKEN_SECRET={{options.Tokens.TokenSecret}}

            Look inside: {{address}}/sandbox/records, /sandbox/ledger, /sandbox/statistics, /sandbox/switches
            Set it up: POST /sandbox/seed (YAML or JSON), PATCH /sandbox/switches; save and load: GET and PUT /sandbox/state
            Break things: curl -d '{"kind":"loseAnswer","method":"POST","record":"invoice","count":1}' {{address}}/sandbox/faults
            """;
    }
}

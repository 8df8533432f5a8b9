using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;
using Engine.Runtime.Doctor;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Commands;

/// <summary><c>engine doctor</c>: looks whether each client's NetSuite account is as its files take for granted. Writes nothing there.</summary>
public sealed class DoctorCommand : EngineCommand
{
    /// <summary>The catalogue describes a record type with everything it refers to.</summary>
    private const int LargestDocument = 32 * 1024 * 1024;

    private readonly Option<string?> client = new("--client") { Description = "Whose account to look at; all that are connected without it." };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<string?> environment = EnvironmentOption.Create();
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    private readonly Option<bool> import = new("--import")
    {
        Description = "Also keeps what the account's metadata catalogue says in mappings/<client>/account.json, by which engine lint checks fields from then on.",
    };

    public override ImmutableArray<string> Examples { get; } = ["engine doctor --client acme", "engine doctor --client acme --import"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "doctor",
            "Compares NetSuite accounts with the configuration: login, clock, permissions, fields, internal ids, periods, and what changed since the import. Exit code 0: all is well, 1: findings, 2: unusable, 3: NetSuite is not reached.")
        {
            client,
            root,
            environment,
            format,
            import,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var folder = parsed.GetRequiredValue(root).FullName;
        var loaded = ConfigurationLoader.Load(folder, parsed.GetValue(environment));
        if (loaded.Snapshot is not { } snapshot)
        {
            LoadedClient.Report(loaded);
            return ExitCodes.Unusable;
        }

        if (Chosen(snapshot, parsed.GetValue(client), error) is not { } clients)
        {
            return ExitCodes.Unusable;
        }

        var reports = ImmutableArray.CreateBuilder<DoctorReport>();
        foreach (var config in clients)
        {
            var report = await ExamineAsync(config, cancel);
            reports.Add(report);
            if (parsed.GetValue(import))
            {
                Import(folder, AccountFile.PathOf(loaded, config.Name, parsed.GetValue(environment)), report, error);
            }
        }

        output.Write(parsed.GetValue(format) == "json" ? DoctorOutput.Json(reports.ToImmutable()) : DoctorOutput.Text(reports.ToImmutable()));
        return reports.Any(report => !report.IsReachable) ? ExitCodes.Unreachable
            : reports.All(report => report.IsFine) ? ExitCodes.Fine
            : ExitCodes.Findings;
    }

    private static ImmutableArray<ClientConfig>? Chosen(Snapshot snapshot, string? name, TextWriter error)
    {
        if (name is not null && LoadedClient.Find(snapshot, name) is null)
        {
            return null;
        }

        ImmutableArray<ClientConfig> connected =
        [
            .. snapshot.Clients.Values
                .Where(config => config.NetSuite is not null && (name is null || config.Name == name))
                .OrderBy(config => config.Name, StringComparer.Ordinal),
        ];
        if (connected.IsEmpty)
        {
            error.WriteLine(name is null ? "No client is connected to NetSuite." : $"The client {name} is not connected to NetSuite: its client.yaml has no connections.netsuite.");
            return null;
        }

        return connected;
    }

    private static async Task<DoctorReport> ExamineAsync(ClientConfig config, CancellationToken cancel)
    {
        var options = new NetSuiteClientOptions { MaxResponseBytes = LargestDocument };
        using var account = new NetSuiteClientFactory(new SecretReader(), TimeProvider.System, NullLoggerFactory.Instance, options).Create(config.NetSuite!);
        return await Examination.OfAsync(config, account, TimeProvider.System, cancel);
    }

    private static void Import(string folder, string path, DoctorReport report, TextWriter error)
    {
        if (report.Schema is not { } schema)
        {
            error.WriteLine($"{path} is left as it is: the metadata catalogue was not read as a whole.");
            return;
        }

        using var content = new MemoryStream();
        AccountSchemaJson.Write(content, schema);
        File.WriteAllBytes(Path.Combine(folder, path), content.ToArray());
        error.WriteLine($"{path} written.");
    }
}

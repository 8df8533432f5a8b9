using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Docs;
using Engine.App.Output;
using Engine.Runtime.Configuration;

namespace Engine.App.Commands;

/// <summary><c>engine docs</c>: writes the reference and the catalogue of names, or checks that they are current.</summary>
public sealed class DocsCommand : EngineCommand
{
    private readonly Option<bool> write = new("--write") { Description = "Write mappings/REFERENCE.md and schemas/catalog.schema.json; in the engine's own repository also the description of its HTTP API." };
    private readonly Option<bool> check = new("--check") { Description = "Write nothing; exit code 1 when one of them is not what would be written." };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();

    public override ImmutableArray<string> Examples { get; } = ["engine docs --write"];

    public override Command Build()
    {
        var command = new Command("docs", "Generates the reference of the configuration language from the engine itself.") { write, check, root };
        command.Validators.Add(result =>
        {
            if (result.GetValue(write) == result.GetValue(check))
            {
                result.AddError("Say what to do: --write or --check.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(root).FullName;
        var loaded = ConfigurationLoader.Load(folder);
        if (loaded.Snapshot is null)
        {
            LoadedClient.Report(loaded);
            return ExitCodes.Unusable;
        }

        var error = parsed.InvocationConfiguration.Error;
        var stale = 0;
        foreach (var (path, text) in await GeneratedDocs.OfAsync(loaded, folder))
        {
            var file = Path.Combine(folder, path);
            if (File.Exists(file) && await File.ReadAllTextAsync(file) == text)
            {
                await error.WriteLineAsync($"{path} is current.");
                continue;
            }

            stale++;
            await error.WriteLineAsync(parsed.GetValue(write) ? $"{path} is written." : $"{path} is not current. Run `engine docs --write` and commit it.");
            if (parsed.GetValue(write))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text);
            }
        }

        foreach (var row in BehaviourPage.Of(folder).SelectMany(page => page.Open.Select(row => $"{page.Path}: nothing says what becomes of {row}. Name it in a comment or a spec: ({row}), Differs from {row}: reason, Left out {row}: reason.")))
        {
            stale++;
            await error.WriteLineAsync(row);
        }

        return stale > 0 && parsed.GetValue(check) ? ExitCodes.Findings : ExitCodes.Fine;
    }
}

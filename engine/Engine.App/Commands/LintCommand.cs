using System.Collections.Immutable;
using System.CommandLine;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;

namespace Engine.App.Commands;

/// <summary><c>engine lint [paths]</c>: everything about the configuration that can be checked without running it.</summary>
public sealed class LintCommand : EngineCommand
{
    private readonly Argument<string[]> paths = new("paths")
    {
        Description = "Report only findings in these files and folders. Everything is read either way, since files depend on each other.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<DirectoryInfo> root = new("--root")
    {
        Description = "The project folder: it holds mappings, rules and schemas.",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    private readonly Option<string?> environment = EnvironmentOption.Create();

    private readonly Option<string> format = new("--format")
    {
        Description = "How findings are written to standard output.",
        DefaultValueFactory = _ => "text",
    };

    public override ImmutableArray<string> Examples { get; } = ["engine lint", "engine lint mappings/acme --format github"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong([.. FindingFormat.All.Select(known => known.Name)]);
        var command = new Command("lint", "Checks mappings, rules, crosswalks and specs without running anything. Exit code 0: nothing found, 1: findings, 2: nothing to check.")
        {
            paths,
            root,
            environment,
            format,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var folder = parsed.GetValue(root)!.FullName;
        var filter = LintFilter.Of(folder, parsed.GetValue(paths) ?? []);
        if (filter.Trouble is { } trouble)
        {
            error.WriteLine(trouble);
            return ExitCodes.Unusable;
        }

        var loaded = ConfigurationLoader.Load(folder, parsed.GetValue(environment));
        var findings = loaded.Findings.Where(finding => filter.Takes(finding.Span.File)).ToImmutableArray();
        var chosen = FindingFormat.All.Single(known => known.Name == parsed.GetValue(format));
        output.Write(chosen.Render(findings, loaded.Texts, Style(output)));
        Summarise(error, findings, [.. loaded.Files.Where(filter.Takes)]);
        ShowSchedules(error, loaded.Snapshot);
        return loaded.Findings.Any(finding => finding.Code == ConfigurationCodes.NoProject) ? ExitCodes.Unusable
            : findings.IsEmpty ? ExitCodes.Fine
            : ExitCodes.Findings;
    }

    // A cron text that is right by its form may still mean something else.
    private static void ShowSchedules(TextWriter error, Snapshot? snapshot)
    {
        foreach (var client in (snapshot?.Clients.Values ?? []).OrderBy(client => client.Name, StringComparer.Ordinal))
        {
            foreach (var schedule in client.Schedules)
            {
                error.WriteLine($"schedule {client.Name}/{Printable.Of(schedule.Name)} runs next {string.Join(", ", schedule.NextRuns(TimeProvider.System.GetUtcNow(), 3).Select(schedule.Show))}");
            }
        }
    }

    private static void Summarise(TextWriter error, ImmutableArray<Finding> findings, ImmutableArray<string> files)
    {
        if (findings.IsEmpty)
        {
            foreach (var file in files)
            {
                error.WriteLine($"checked {Printable.Of(file)}");
            }

            error.WriteLine($"{Count(files.Length, "file")} checked, nothing found.{Scripts(files)}");
            return;
        }

        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        var where = findings.Select(finding => finding.Span.File).Distinct().Count();
        error.WriteLine($"{Count(errors, "error")} and {Count(findings.Length - errors, "warning")} in {Count(where, "file")}; {Count(files.Length, "file")} checked.{Scripts(files)}");
    }

    // Counted, because each is something that the language could not say.
    private static string Scripts(ImmutableArray<string> files)
    {
        var scripts = files.Count(file => file.EndsWith(".js", StringComparison.Ordinal));
        return scripts == 0 ? "" : $" {Count(scripts, "file")} of scripts.";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static FindingStyle Style(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? FindingStyle.Terminal
            : FindingStyle.Plain;
}

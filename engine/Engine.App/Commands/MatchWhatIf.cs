using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Core.Matching.Files;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.Hosting;
using Engine.Runtime.Hosting.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match what-if</c>: what other thresholds and actions would have come to, before anybody changes a file.</summary>
internal sealed class MatchWhatIf
{
    private readonly ServiceOptions service = new();
    private readonly MatchFilesOption files;
    private readonly Option<string[]> set = new("--set") { Description = "A change, such as windowDays=7, exact.action=review or exact.enabled=false; may be given several times." };
    private readonly Option<string?> sweep = new("--sweep") { Description = "A threshold and a range of whole numbers, such as windowDays=1..60." };
    private readonly Option<string?> from = new("--from") { Description = "Of the payments in the journal only those decided on this day or later, in the client's zone, such as 2026-05-01." };
    private readonly Option<string?> to = new("--to") { Description = "Only those decided on this day or earlier." };
    private readonly Option<FileInfo?> decisions = new("--decisions") { Description = "With --payments: what people decided for them: payment, invoices (CSV, JSON or JSON lines)." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public MatchWhatIf() => files = new MatchFilesOption(service);

    public Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "what-if",
            "Matches the payments in the journal, or those of files, under other thresholds and shows what moves. Exit code 0: nothing would be applied wrongly, 1: something would, as far as people's decisions tell, 2: it could not be done.")
        {
            set,
            sweep,
            from,
            to,
            decisions,
            format,
        };
        files.AddTo(command);
        service.AddTo(command);
        command.SetAction((parsed, cancel) => files.AreGiven(parsed) ? Task.FromResult(RunOnFiles(parsed)) : RunOnJournalAsync(parsed, cancel));
        return command;
    }

    private Task<int> RunOnJournalAsync(ParseResult parsed, CancellationToken cancel) => service.RunAsync(
        parsed,
        async running =>
        {
            var wanted = new WhatIfOrder(
                files.Client(parsed), files.Rules(parsed), [.. parsed.GetValue(set) ?? []], parsed.GetValue(sweep), parsed.GetValue(from), parsed.GetValue(to));
            return Print(parsed, (await running.PostAsync("api/match/what-if", wanted, cancel))!);
        },
        cancel);

    private int RunOnFiles(ParseResult parsed)
    {
        if (files.Read(parsed) is not { } input || People(parsed) is not { } people)
        {
            return ExitCodes.Unusable;
        }

        var wish = MatchWish.Read(files.Root(parsed), input.Client, input.Rules, parsed.GetValue(set) ?? [], parsed.GetValue(sweep), out var problem);
        if (wish is null)
        {
            Console.Error.WriteLine($"{MatchCodes.UnknownThreshold} {problem}");
            return ExitCodes.Unusable;
        }

        var run = wish.Begin();
        run.Add(input.Indexes, input.Payments);
        var trial = wish.End(run, parsed.GetValue(decisions) is null ? null : people);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            MatchTrialJson.Write(writer, trial);
        }

        return Print(parsed, JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))!);
    }

    private int Print(ParseResult parsed, JsonNode trial)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(format) == "json")
        {
            output.WriteLine(trial.ToJsonString(OperationsJson.Indented));
        }
        else
        {
            WhatIfText.Write(output, trial);
        }

        return (bool)trial["wouldMisapply"]! ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private ImmutableDictionary<string, ImmutableArray<string>>? People(ParseResult parsed)
    {
        if (parsed.GetValue(decisions) is not { } file)
        {
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        }

        var findings = new FindingSink();
        return MatchFilesOption.Bytes(file) is { } bytes && MatchFiles.Decisions(MatchFilesOption.Name(file), bytes, findings) is var read && MatchFilesOption.Report(findings) ? read : null;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Core.Matching.Files;
using Engine.Core.Values;

namespace Engine.App.Commands;

/// <summary><c>engine match what-if</c>: what other thresholds would have come to, before anybody changes a file.</summary>
internal sealed class MatchWhatIf
{
    private readonly MatchFilesOption files = new();
    private readonly Option<string[]> set = new("--set") { Description = "A threshold and its other value, such as windowDays=7; may be given several times." };
    private readonly Option<string?> sweep = new("--sweep") { Description = "A threshold and a range of whole numbers, such as windowDays=1..60." };
    private readonly Option<FileInfo?> decisions = new("--decisions") { Description = "What people decided for the same payments: payment, invoices (CSV, JSON or JSON lines)." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "what-if",
            "Matches the same payments under other thresholds and shows what moves. Exit code 0: nothing would be applied wrongly, 1: something would, as far as people's decisions tell, 2: it could not be done.")
        {
            set,
            sweep,
            decisions,
            format,
        };
        files.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (files.ReadRules(parsed) is not { } rules || Changes(parsed, rules) is not { } changes || Range(parsed, rules) is not { } range)
        {
            return ExitCodes.Unusable;
        }

        if (changes.IsEmpty && range.Values.IsEmpty)
        {
            Console.Error.WriteLine("Say what to change: --set windowDays=7, or --sweep windowDays=1..60.");
            return ExitCodes.Unusable;
        }

        if (files.Read(parsed) is not { } input || People(parsed) is not { } people)
        {
            return ExitCodes.Unusable;
        }

        var report = Report(input, changes, range, people, parsed.GetValue(decisions) is not null);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(format) == "json")
        {
            using var buffer = new MemoryStream();
            report.WriteJson(buffer);
            output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }
        else
        {
            report.WriteText(output);
        }

        return report.WouldMisapply ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static WhatIfReport Report(
        MatchInput input,
        ImmutableDictionary<string, Value> changes,
        (string Name, ImmutableArray<int> Values) range,
        ImmutableDictionary<string, ImmutableArray<string>> people,
        bool isJudged)
    {
        var settings = MatchSettings.Of(input.Client) with { Explains = false };
        MatchResult Match(ImmutableDictionary<string, Value> thresholds) =>
            MatchRun.Match(input.Rules, input.Indexes, input.Payments, settings with { Thresholds = thresholds });
        var before = Match(ImmutableDictionary<string, Value>.Empty);
        var after = changes.IsEmpty ? before : Match(changes);
        var swept = range.Values.Select(value => SweepPoint.Of(value, before, Match(changes.SetItem(range.Name, Value.Of(value))), people)).ToImmutableArray();
        return new WhatIfReport(input.Rules, MatchComparison.Of(before, after), people, isJudged)
        {
            Changes = [.. changes.OrderBy(change => change.Key, StringComparer.Ordinal).Select(change => (change.Key, change.Value.ToString()))],
            SweptName = range.Name,
            Sweep = swept,
        };
    }

    private ImmutableDictionary<string, Value>? Changes(ParseResult parsed, MatchRuleSet rules)
    {
        var changes = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var change in parsed.GetValue(set) ?? [])
        {
            if (MatchThresholds.Read(rules, change, out var problem) is not var (name, value))
            {
                Console.Error.WriteLine($"{MatchCodes.UnknownThreshold} {problem}");
                return null;
            }

            changes[name] = value;
        }

        return changes.ToImmutable();
    }

    private (string Name, ImmutableArray<int> Values)? Range(ParseResult parsed, MatchRuleSet rules)
    {
        if (parsed.GetValue(sweep) is not { } wanted)
        {
            return ("", []);
        }

        var range = MatchThresholds.ReadRange(rules, wanted, out var problem);
        if (range is null)
        {
            Console.Error.WriteLine($"{MatchCodes.UnknownThreshold} {problem}");
        }

        return range;
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

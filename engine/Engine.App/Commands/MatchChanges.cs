using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Hosting;
using Engine.Runtime.Hosting.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match set</c>, <c>changes</c>, <c>approve</c> and <c>withdraw</c>: how a match set is changed in its file, by whom and why.</summary>
internal sealed class MatchChanges
{
    private readonly ServiceOptions service = new();
    private readonly Argument<string[]> set = new("changes") { Description = "Such as windowDays=7, exact.action=review or exact.enabled=false.", Arity = ArgumentArity.OneOrMore };
    private readonly Argument<string> id = new("change") { Description = "The change's id, such as M3." };
    private readonly Option<string> client = new("--client") { Description = "Whose match set.", Required = true };
    private readonly Option<string?> some = new("--client") { Description = "Only changes of this client." };
    private readonly Option<string?> rules = new("--rules") { Description = "The rule set of Kind match; needed where the client has several." };
    private readonly Option<string> why = new("--why") { Description = "The reason, in a sentence; kept with the change.", Required = true };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would happen, and change nothing." };
    private readonly Option<string?> before = new("--before") { Description = "Only changes before this one: the next page." };
    private readonly Option<int?> limit = new("--limit") { Description = "Changes on a page, 1 to 1000; 100 by default." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public IEnumerable<Command> Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        yield return Act(
            new("set", "Changes thresholds, or a tier's action or enabled, in the rule file, formatting kept. Tried on the journal first. Exit code 0: written or proposed, 1: refused, 2: it could not be done.") { set, client, rules, why, dryRun },
            (running, parsed, cancel) => running.PostAsync(
                "api/match/changes", new ChangeOrder(parsed.GetRequiredValue(client), [.. parsed.GetRequiredValue(set)], parsed.GetRequiredValue(why), parsed.GetValue(rules), parsed.GetValue(dryRun)), cancel),
            MatchChangesText.WriteOne);
        yield return Act(
            new("changes", "Changes of match sets, the newest first: who, why, and how they stand.") { some, before, limit },
            (running, parsed, cancel) => running.GetAsync($"api/match/changes{Query(parsed)}", cancel),
            MatchChangesText.WriteList);
        yield return Settle(new("approve", "Writes a change that somebody else proposed.") { id, why }, "approve");
        yield return Settle(new("withdraw", "Takes a proposed change back, or turns it down.") { id, why }, "withdraw");
    }

    private Command Settle(Command command, string verb) => Act(
        command,
        (running, parsed, cancel) => running.PostAsync($"api/match/changes/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/{verb}", new SettleOrder(parsed.GetRequiredValue(why)), cancel),
        MatchChangesText.WriteOne);

    private Command Act(Command command, Func<ServiceClient, ParseResult, CancellationToken, Task<JsonNode?>> ask, Action<TextWriter, JsonNode> show)
    {
        command.Add(format);
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed,
            async running =>
            {
                var answer = (await ask(running, parsed, cancel))!;
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(format) == "json")
                {
                    output.WriteLine(answer.ToJsonString(new System.Text.Json.JsonSerializerOptions(OperationsJson.Options) { WriteIndented = true }));
                }
                else
                {
                    show(output, answer);
                }

                return ExitCodes.Fine;
            },
            cancel));
        return command;
    }

    private string Query(ParseResult parsed)
    {
        (string Name, string? Value)[] given =
        [
            ("client", parsed.GetValue(some)), ("before", parsed.GetValue(before)), ("limit", parsed.GetValue(limit)?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        var asked = given.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return asked.Count == 0 ? "" : $"?{string.Join('&', asked)}";
    }
}

using System.CommandLine;
using System.Globalization;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Hosting.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match set</c>, <c>changes</c>, <c>approve</c> and <c>withdraw</c>: how a match set is changed in its file, by whom and why.</summary>
internal sealed class MatchChanges
{
    private readonly MatchOrders orders = new();
    private readonly Argument<string[]> set = new("changes") { Description = "Such as windowDays=7, exact.action=review or exact.enabled=false.", Arity = ArgumentArity.OneOrMore };
    private readonly Argument<string> id = new("change") { Description = "The change's id, such as M3." };
    private readonly Option<string> client = new("--client") { Description = "Whose match set.", Required = true };
    private readonly Option<string?> some = new("--client") { Description = "Only changes of this client." };
    private readonly Option<string?> rules = new("--rules") { Description = "The rule set of Kind match; needed where the client has several." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would happen, and change nothing." };
    private readonly Option<string?> before = new("--before") { Description = "Only changes before this one: the next page." };
    private readonly Option<int?> limit = new("--limit") { Description = "Changes on a page, 1 to 1000; 100 by default." };

    public IEnumerable<Command> Build()
    {
        yield return orders.Act(
            new("set", "Changes thresholds, or a tier's action or enabled, in the rule file, formatting kept. Tried on the journal first. Exit code 0: written or proposed, 1: refused, 2: it could not be done.") { set, client, rules, dryRun },
            "api/match/changes",
            parsed => new ChangeOrder(parsed.GetRequiredValue(client), [.. parsed.GetRequiredValue(set)], parsed.GetRequiredValue(orders.Why), parsed.GetValue(rules), parsed.GetValue(dryRun)));
        yield return orders.Ask(
            new("changes", "Changes of match sets, the newest first: who, why, and how they stand.") { some, before, limit },
            (running, parsed, cancel) => running.GetAsync($"api/match/changes{Query(parsed)}", cancel),
            MatchChangesText.WriteList);
        yield return Settle(new("approve", "Writes a change that somebody else proposed.") { id }, "approve");
        yield return Settle(new("withdraw", "Takes a proposed change back, or turns it down.") { id }, "withdraw");
    }

    private Command Settle(Command command, string verb) => orders.Act(
        command, parsed => $"api/match/changes/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/{verb}", parsed => new SettleOrder(parsed.GetRequiredValue(orders.Why)));

    private string Query(ParseResult parsed) =>
        QueryText.Of(("client", parsed.GetValue(some)), ("before", parsed.GetValue(before)), ("limit", parsed.GetValue(limit)?.ToString(CultureInfo.InvariantCulture)));
}

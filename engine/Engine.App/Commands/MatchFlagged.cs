using System.CommandLine;
using System.Globalization;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Hosting.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match flagged</c> and <c>looked-at</c>: the payments that were applied and that somebody is to look at.</summary>
internal sealed class MatchFlagged
{
    private readonly MatchOrders orders = new();
    private readonly Argument<string> id = new("payment") { Description = "The flagged payment, such as P17." };
    private readonly Option<string?> client = new("--client") { Description = "Only payments of this client." };
    private readonly Option<string?> from = new("--from") { Description = "With --client: only those matched on this day or later, in the client's zone, such as 2026-05-01." };
    private readonly Option<string?> to = new("--to") { Description = "With --client: only those matched on this day or earlier." };
    private readonly Option<bool> all = new("--all") { Description = "Those too that somebody has looked at." };
    private readonly Option<string?> before = new("--before") { Description = "Only payments before this one: the next page." };
    private readonly Option<int?> limit = new("--limit") { Description = "Payments on a page, 1 to 1000; 100 by default." };

    public IEnumerable<Command> Build()
    {
        yield return orders.Ask(
            new("flagged", "Payments that a tier applied and flagged, the newest first: what went where, and what there is to look at.") { client, from, to, all, before, limit },
            (running, parsed, cancel) => running.GetAsync($"api/match/flagged{Query(parsed)}", cancel),
            MatchFlaggedText.WriteList);
        yield return orders.Act(
            new("looked-at", "Keeps that you looked at a flagged payment, and what you found. Changes nothing in NetSuite.") { id },
            parsed => $"api/match/flagged/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/looked-at",
            parsed => new LookOrder(parsed.GetRequiredValue(orders.Why)),
            MatchFlaggedText.WriteOne);
    }

    private string Query(ParseResult parsed) => QueryText.Of(
        ("client", parsed.GetValue(client)),
        ("from", parsed.GetValue(from)),
        ("to", parsed.GetValue(to)),
        ("all", parsed.GetValue(all) ? "true" : null),
        ("before", parsed.GetValue(before)),
        ("limit", parsed.GetValue(limit)?.ToString(CultureInfo.InvariantCulture)));
}

using System.CommandLine;
using Engine.App.Output;
using Engine.Runtime.Hosting.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match aliases</c>: payers' names that people took for a customer, and the crosswalk that tiers go by.</summary>
internal sealed class MatchAliases
{
    private readonly MatchOrders orders = new();
    private readonly Argument<string> payer = new("payer") { Description = "The payer's name, in any spelling." };
    private readonly Option<string> client = new("--client") { Description = "Whose payers.", Required = true };

    public Command Build() => new("aliases", "Payers' names and the customers they stand for. A name is learned from payments that people decided, and used once somebody confirmed it.")
    {
        orders.Ask(
            new("list", "What the crosswalk lists, and what was learned besides.") { client },
            (running, parsed, cancel) => running.GetAsync($"api/match/aliases?client={Uri.EscapeDataString(parsed.GetRequiredValue(client))}", cancel),
            MatchAliasesText.Write),
        Act(new("confirm", "Writes what was learned of a name into the client's crosswalk payer-aliases.") { payer, client }, "confirm"),
        Act(new("withdraw", "Marks a name in the crosswalk as not to be used.") { payer, client }, "withdraw"),
    };

    private Command Act(Command command, string verb) => orders.Act(
        command, $"api/match/aliases/{verb}", parsed => new AliasOrder(parsed.GetRequiredValue(client), parsed.GetRequiredValue(payer), parsed.GetRequiredValue(orders.Why)));
}

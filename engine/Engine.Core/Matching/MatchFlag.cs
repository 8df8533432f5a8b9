using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Matching;

/// <summary>Tells in an accountant's words what there is to look at in a payment that was applied and flagged.</summary>
public static class MatchFlag
{
    /// <summary>One sentence for each matter; at least one.</summary>
    public static ImmutableArray<string> Of(MatchDecision decision)
    {
        ImmutableArray<string> matters =
        [
            .. decision.Reason is { } reason ? [reason] : Array.Empty<string>(),
            .. decision.Differences.Select(one => $"{Shown(one.Amount)} of {one.Invoice} {(one.Code is null ? "is written off" : $"was kept back with code {one.Code}, and booked")} to account {one.Account}."),
            .. decision.Applied.Where(one => one.Remaining != 0).Select(one => $"{Shown(one.Remaining)} of {one.Invoice} stays open."),
            .. decision.Unapplied == 0 ? [] : new[] { $"{Shown(decision.Unapplied)} is not applied to anything." },
            .. decision.OnAccount == 0 ? [] : new[] { $"{Shown(decision.OnAccount)} is kept on account." },
        ];
        return matters.IsEmpty ? [$"The tier \"{decision.Tier}\" applies and flags: its evidence is to be checked."] : matters;
    }

    private static string Shown(decimal amount) => amount.ToString("#,##0.00##", CultureInfo.InvariantCulture);
}

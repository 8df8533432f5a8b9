using Engine.Core.Matching;

namespace Engine.Tests.Core.Matching;

/// <summary>What there is to look at in a flagged payment, in words.</summary>
public sealed class MatchFlagTests
{
    private static readonly MatchDecision decision = new("P1", MatchOutcome.Flagged, "number", null) { Applied = [new MatchApplication("INV-1", 100, 100, 0)] };

    [Fact]
    public void What_is_written_off_kept_back_left_open_and_left_over_is_told_each()
    {
        var told = MatchFlag.Of(decision with
        {
            Reason = "The parent pays.",
            Applied = [new MatchApplication("INV-1", 1100, 1500.5m, 400.5m)],
            Differences = [new MatchDifference("INV-1", 3, "6150", null), new MatchDifference("INV-2", 25, "6170", "04")],
            Unapplied = 20,
            OnAccount = 7,
        });

        Assert.Equal<string>(
            [
                "The parent pays.",
                "3.00 of INV-1 is written off to account 6150.",
                "25.00 of INV-2 was kept back with code 04, and booked to account 6170.",
                "400.50 of INV-1 stays open.",
                "20.00 is not applied to anything.",
                "7.00 is kept on account.",
            ],
            told);
    }

    [Fact]
    public void Where_nothing_is_left_the_evidence_is_to_be_checked() =>
        Assert.Equal("The tier \"number\" applies and flags: its evidence is to be checked.", Assert.Single(MatchFlag.Of(decision)));
}

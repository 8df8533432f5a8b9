using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Matching;

/// <summary>What holds of matching in any small world: any invoices, any payments, any tiers.</summary>
public class MatchPropertyTests
{
    [Fact]
    public void Indexes_find_exactly_what_the_expressions_find_when_every_invoice_is_tried() => Check(world =>
    {
        var indexed = MatchWorld.Text(world.Match(world.Invoices));
        Assert.Equal(MatchWorld.Text(world.Match(world.Invoices, scans: true)), indexed);
    });

    [Fact]
    public void The_order_of_the_invoices_in_the_file_does_not_matter() => Check(world =>
        Assert.Equal(MatchWorld.Text(world.Match(world.Invoices, explains: true)), MatchWorld.Text(world.Match(world.Shuffled(), explains: true))));

    [Fact]
    public void Explaining_changes_no_decision() => Check(world =>
    {
        var explained = world.Match(world.Invoices, explains: true);
        var plain = new MatchResult(explained.Payments, [.. explained.Decisions.Select(decision => decision with { Near = [] })]);
        Assert.Equal(MatchWorld.Text(world.Match(world.Invoices)), MatchWorld.Text(plain));
    });

    [Fact]
    public void No_invoice_is_paid_more_than_was_open_and_no_money_appears_or_is_lost() => Check(world =>
    {
        var result = world.Match(world.Invoices);
        var open = world.Invoices.ToDictionary(invoice => invoice.Id, invoice => invoice.AmountRemaining);
        foreach (var i in Enumerable.Range(0, result.Decisions.Length).OrderBy(i => MatchWorld.PassOf(result.Decisions[i])))
        {
            var (payment, decision) = (world.Payments[i], result.Decisions[i]);
            if (!decision.IsApplied)
            {
                Assert.Empty(decision.Applied);
                Assert.Empty(decision.Differences);
                continue;
            }

            Assert.Equal(payment.Amount, decision.Applied.Sum(one => one.Amount) + decision.Unapplied + decision.OnAccount);
            Assert.True(decision.Unapplied >= 0 && decision.OnAccount >= 0);
            foreach (var one in decision.Applied)
            {
                var invoice = world.Invoices.Single(known => known.Id == one.Invoice);
                var kept = decision.Differences.Where(difference => difference.Invoice == one.Invoice).Sum(difference => difference.Amount);
                Assert.Equal(payment.Currency, invoice.Currency);
                Assert.Equal(open[one.Invoice], one.Before);
                Assert.Equal(one.Remaining, one.Before - one.Amount - kept);
                Assert.True(invoice.AmountRemaining > 0 ? one.Remaining >= 0 && one.Amount >= 0 : one.Remaining <= 0 && one.Amount <= 0, $"{one}");
                open[one.Invoice] = one.Remaining;
            }
        }
    });

    [Fact]
    public void A_tie_is_never_applied() => Check(world =>
        Assert.DoesNotContain(world.Match(world.Invoices).Decisions, decision => decision is { IsTie: true, IsApplied: true }));

    [Fact]
    public void An_explanation_is_bounded_speaks_of_no_invoice_that_was_taken_and_names_a_test_of_its_tier() => Check(world =>
    {
        foreach (var decision in world.Match(world.Invoices, explains: true).Decisions)
        {
            Assert.InRange(decision.Near.Length, 0, 3);
            Assert.Empty(decision.Near.Select(miss => miss.Invoice).Intersect(decision.Applied.Select(one => one.Invoice)));
            Assert.Equal(decision.Near.OrderBy(miss => miss.Distance ?? decimal.MaxValue).Select(miss => miss.Distance), decision.Near.Select(miss => miss.Distance));
            Assert.All(decision.Near, miss => Assert.Contains(JsonEncodedText.Encode(miss.Test, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), world.Json, StringComparison.Ordinal));
            Assert.Equal(decision.Tier is null, decision.Passed.IsEmpty);
        }
    });

    [Theory]
    [InlineData(1929091345)]
    [InlineData(1440950160)]
    public void An_invoice_that_was_chosen_and_got_nothing_is_found_once(int seed)
    {
        var world = new MatchWorld(seed);
        var indexed = world.Match(world.Invoices);
        Assert.All(indexed.Decisions, decision => Assert.Equal(decision.Candidates.Distinct(), decision.Candidates));
        Assert.Equal(MatchWorld.Text(world.Match(world.Invoices, scans: true)), MatchWorld.Text(indexed));
    }

    [Fact]
    public void The_worlds_are_worth_looking_at()
    {
        var results = Enumerable.Range(1, 1_000).Select(seed => new MatchWorld(seed)).Select(world => world.Match(world.Invoices, explains: true)).SelectMany(result => result.Decisions).ToList();

        Assert.All(Enum.GetValues<MatchOutcome>(), outcome => Assert.True(results.Exists(decision => decision.Outcome == outcome), $"no {outcome}"));
        Assert.True(results.Exists(decision => decision.IsTie), "no tie");
        Assert.True(results.Exists(decision => decision.Applied.Length > 1), "no bundle");
        Assert.True(results.Exists(decision => decision.Applied.Any(one => one.Amount < 0)), "no credit memo");
        Assert.True(results.Exists(decision => !decision.Differences.IsEmpty), "no difference");
        Assert.True(results.Exists(decision => !decision.Near.IsEmpty), "no near miss");
        Assert.True(results.Exists(decision => decision is { IsApplied: true, Margin: > 0 }), "no near miss beside what was applied");
    }

    private static void Check(Action<MatchWorld> holds) => Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var world = new MatchWorld(seed);
        try
        {
            holds(world);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            // Whatever it was: the world that shows it is what one needs to see.
            throw new InvalidOperationException($"seed {seed}\n{world.Json}\n{string.Join('\n', world.Invoices)}\n{string.Join('\n', world.Payments)}\n{trouble.Message}", trouble);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
}

using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;
using Engine.Core.Values;
using Engine.Tests.Core.Rules;
using NodaTime;

namespace Engine.Tests.Core.Matching;

/// <summary>The shipped tiers on payments of which it is known what they are for.</summary>
public class LabelledSetTests
{
    [Fact]
    public void What_the_shipped_tiers_apply_is_right_in_at_least_999_of_1000()
    {
        var decided = new List<(MatchDecision, IReadOnlyList<string>)>();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var set = new LabelledSet(seed, customerCount: 400, invoiceCount: 20_000, paymentCount: 5_000);
            decided.AddRange(Match(set).Decisions.Zip(set.Labels, (decision, label) => (decision, (IReadOnlyList<string>)label.Truth)));
        }

        var all = LabelledQuality.Of("all", decided);
        Assert.True(all.Wrong * 1000 <= all.Right + all.Wrong, $"{all}");
        Assert.True(all.Right > 10_000, $"{all}");
        Assert.Equal(0, all.WrongTies);
    }

    [Fact]
    public void No_invoice_is_paid_by_both_of_two_payments_for_it()
    {
        var set = new LabelledSet(4, customerCount: 200, invoiceCount: 5_000, paymentCount: 3_000);
        var result = Match(set);
        var second = result.Decisions.Zip(set.Labels).Where(one => one.Second.Kind.StartsWith("second", StringComparison.Ordinal)).ToList();

        Assert.True(second.Count > 50);
        Assert.Contains(second, one => one.First.Tier == "paid-before");
        Assert.All(
            result.Decisions.SelectMany(decision => decision.Applied).GroupBy(one => one.Invoice),
            invoice => Assert.True(invoice.Sum(one => one.Amount) == invoice.First().Before - invoice.Last().Remaining || invoice.Last().Remaining == 0, invoice.Key));
    }

    private static MatchResult Match(LabelledSet set)
    {
        var path = Repository.PathOf("rules/packs/cash/match.json");
        var findings = new FindingSink();
        var rules = MatchCompiler.Compile([JsonConfig.File("match.json", File.ReadAllText(path))], LabelledSet.Crosswalks, findings)["cash"];
        Assert.Empty(findings.ToImmutable());
        var client = Value.Of(new ValueObject(("baseCurrency", Value.Of("USD"))));
        var settings = new MatchSettings(new EvaluationContext(DateTimeZone.Utc, LabelledSet.Crosswalks), client) { Explains = false };
        return MatchRun.Match(rules, new MatchIndexes(set.Open()), set.Payments, settings);
    }
}
